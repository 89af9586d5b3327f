package dev.lundi.instance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

import dev.lundi.embedded.TestPostgres;
import dev.lundi.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseCheckTests {

	private final TestDatabase database = TestDatabase.fresh();

	@Test
	void letsADurableDatabaseIn() {
		try (ConfigurableApplicationContext context = start(database.url(), database.password())) {
			assertThat(context.isRunning()).isTrue();
		}
	}

	@Test
	void namesADatabaseThatCannotBeReached(CapturedOutput output) throws IOException {
		int nobody = unusedPort();
		assertRefused(output, "jdbc:postgresql://127.0.0.1:%d/lundi?user=x".formatted(nobody), "x",
				"The database jdbc:postgresql://127.0.0.1:%d/lundi cannot be used".formatted(nobody),
				"Start the database");
	}

	@Test
	void namesAWrongPassword(CapturedOutput output) {
		assertRefused(output, database.url(), "wrong", "password authentication failed", "spring.datasource.password");
	}

	@Test
	void namesADatabaseThatDoesNotExist(CapturedOutput output) {
		assertRefused(output, database.url() + "_none", database.password(), "does not exist", "createdb");
	}

	@Test
	void namesAnAddressOfSomethingElse(CapturedOutput output) {
		assertRefused(output, "jdbc:mysql://127.0.0.1/lundi", "x", "is not the address of a PostgreSQL",
				"jdbc:postgresql://");
	}

	@ParameterizedTest
	@ValueSource(strings = { "fsync", "full_page_writes" })
	void refusesADatabaseThatForgetsInACrash(String setting, CapturedOutput output) {
		TestPostgres forgetful = TestPostgres.start(Map.of(setting, "off"));
		assertRefused(output, forgetful.url("lundi"), forgetful.password(), "runs with " + setting + "=off",
				"Set " + setting + "=on");
	}

	private void assertRefused(CapturedOutput output, String url, String password, String... words) {
		assertThatException().isThrownBy(() -> start(url, password).close());
		assertThat(output).contains("APPLICATION FAILED TO START").contains(words).doesNotContain("\tat ");
	}

	private ConfigurableApplicationContext start(String url, String password) {
		return new SpringApplicationBuilder(Start.class).web(WebApplicationType.NONE)
			.properties("spring.config.name=none", "spring.main.banner-mode=off")
			.run("--spring.datasource.url=" + url, "--spring.datasource.username=" + database.username(),
					"--spring.datasource.password=" + password, "--lundi.secret=0123456789abcdef0123456789abcdef");
	}

	private static int unusedPort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
			return socket.getLocalPort();
		}
	}

	@Import({ InstanceConfiguration.class, DataSourceAutoConfiguration.class })
	static class Start {

	}

}
