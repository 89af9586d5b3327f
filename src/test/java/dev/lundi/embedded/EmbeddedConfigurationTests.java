package dev.lundi.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.lundi.instance.Instance;
import dev.lundi.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@ExtendWith(OutputCaptureExtension.class)
class EmbeddedConfigurationTests {

	@TempDir
	Path data;

	@Test
	void servesTheApplicationAndStopsWithIt() throws IOException {
		ProcessHandle server;
		try (ConfigurableApplicationContext context = start(Start.class)) {
			assertThat(databaseName(context)).isEqualTo("lundi");
			server = server();
		}
		assertThat(PostmasterFile.runs(server)).isFalse();
	}

	@Test
	void stopsWhenTheApplicationCannotStart(CapturedOutput output) throws IOException {
		assertThatException().isThrownBy(() -> start(StartThatFails.class));
		assertThat(output).contains("server " + server(output));
		assertThat(ProcessHandle.of(server(output)).filter(PostmasterFile::runs)).isEmpty();
		assertThat(data.resolve("postgresql/postmaster.pid")).doesNotExist();
	}

	@Test
	void leavesNoServerWhenToldToEndWhileItStarts() throws Exception {
		Process child = ChildLundi.java(Start.class, "--lundi.data-dir=" + data,
				"--spring.main.web-application-type=none");
		while (Files.notExists(data.resolve("postgresql/postmaster.pid")) && child.isAlive()) {
			Thread.onSpinWait();
		}
		assertThat(child.isAlive()).as("still starting").isTrue();
		child.toHandle().destroy(); // the process's own destroy closes its output
		String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		child.waitFor();
		assertThat(data.resolve("postgresql/PG_VERSION")).exists();
		assertThat(data.resolve("postgresql/postmaster.pid")).as(output).doesNotExist();
	}

	@Test
	void tellsARefusalInWordsWithoutAStack(CapturedOutput output) throws IOException {
		Files.createDirectories(data.resolve("postgresql"));
		Files.writeString(data.resolve("postgresql/PG_VERSION"), "16\n");
		assertThatException().isThrownBy(() -> start(Start.class));
		assertThat(output).contains("APPLICATION FAILED TO START", "was made by PostgreSQL 16", "pg_dump")
			.doesNotContain("\tat ");
	}

	@Test
	void staysAwayWhenADatabaseIsGiven() {
		try (ConfigurableApplicationContext context = start(Start.class,
				Stream
					.concat(Stream.of(TestDatabase.fresh().arguments()),
							Stream.of("--lundi.secret=0123456789abcdef0123456789abcdef"))
					.toList())) {
			assertThat(databaseName(context)).startsWith("lundi_test_");
			assertThat(context.getBeansOfType(EmbeddedPostgres.class)).isEmpty();
			assertThat(context.getEnvironment().getProperty("lundi.newsletters.edito.name")).isNull();
		}
		assertThat(data).isEmptyDirectory();
	}

	private ConfigurableApplicationContext start(Class<?> configuration) {
		return start(configuration, List.of());
	}

	private ConfigurableApplicationContext start(Class<?> configuration, List<String> arguments) {
		return new SpringApplicationBuilder(configuration).web(WebApplicationType.NONE)
			.properties("spring.config.name=none", "spring.main.banner-mode=off")
			.run(Stream.concat(Stream.of("--lundi.data-dir=" + data), arguments.stream()).toArray(String[]::new));
	}

	private static String databaseName(ConfigurableApplicationContext context) {
		return JdbcClient.create(context.getBean(DataSource.class))
			.sql("select current_database()")
			.query(String.class)
			.single();
	}

	private ProcessHandle server() throws IOException {
		String first = Files.readAllLines(data.resolve("postgresql/postmaster.pid")).getFirst();
		return ProcessHandle.of(Long.parseLong(first.strip())).orElseThrow();
	}

	private static long server(CapturedOutput output) {
		return Long.parseLong(output.getOut().replaceFirst("(?s).*server (\\d+).*", "$1"));
	}

	@EnableConfigurationProperties(Instance.class)
	@Import({ EmbeddedConfiguration.class, DataSourceAutoConfiguration.class })
	static class Start {

		static void main(String[] args) {
			SpringApplication.run(Start.class, args);
		}

		@Bean
		Clock clock() {
			return Clock.systemUTC();
		}

	}

	@Import(Start.class)
	static class StartThatFails {

		@Bean
		String failure(DataSource dataSource) {
			Long server = JdbcClient.create(dataSource)
				.sql("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::bigint")
				.query(Long.class)
				.single();
			System.out.println("server " + server);
			throw new FailureAnalyzedException("something else is wrong", "mend it");
		}

	}

}
