package dev.lundi.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddedDefaultsTests {

	@TempDir
	Path temp;

	@Test
	void makesASecretOnceAndKeepsIt() {
		String secret = start(Map.of()).getProperty("lundi.secret");
		assertThat(secret).hasSize(64);
		assertThat(start(Map.of()).getProperty("lundi.secret")).isEqualTo(secret);
		assertThat(data()).isDirectoryNotContaining("glob:**.new");
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no such permissions")
	void hidesTheSecretFromOtherUsers() throws IOException {
		start(Map.of());
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data().resolve("secret"))))
			.isEqualTo("rw-------");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data()))).isEqualTo("rwx------");
	}

	@Test
	void respectsASecretThatIsSet() {
		assertThat(start(Map.of("lundi.secret", "mine")).getProperty("lundi.secret")).isEqualTo("mine");
		assertThat(data().resolve("secret")).doesNotExist();
	}

	@Test
	void declaresTheSampleNewsletter() {
		ConfigurableEnvironment environment = start(Map.of());
		assertThat(environment.getProperty("lundi.sample")).isEqualTo("true");
		assertThat(environment.getProperty("lundi.newsletters.edito.from"))
			.isEqualTo("L’édito du lundi <edito@lundi.example>");
		assertThat(environment.getProperty("lundi.newsletters.edito.source.path"))
			.isEqualTo(data().resolve("sample/edito").toString());
		assertThat(ZoneId.of(environment.getRequiredProperty("lundi.newsletters.edito.zone"))).isNotNull();
	}

	@Test
	void putsASampleOnAPlacelessServerInParis() {
		assertThat(SampleNewsletter.zone(ZoneId.of("Etc/UTC"))).isEqualTo(ZoneId.of("Europe/Paris"));
		assertThat(SampleNewsletter.zone(ZoneId.of("America/Montreal"))).isEqualTo(ZoneId.of("America/Montreal"));
	}

	@Test
	void declaresNoSampleBesideARealNewsletter() {
		ConfigurableEnvironment environment = start(Map.of("lundi.newsletters.matin.name", "Le matin"));
		assertThat(environment.getProperty("lundi.sample")).isNull();
		assertThat(environment.getProperty("lundi.newsletters.edito.name")).isNull();
	}

	@Test
	void declaresNoSampleForThoseWhoWantNone() {
		assertThat(start(Map.of("lundi.sample", "false")).getProperty("lundi.newsletters.edito.name")).isNull();
	}

	@Test
	void leavesAStartWithADatabaseAlone() {
		ConfigurableEnvironment environment = start(
				Map.of("spring.datasource.url", "jdbc:postgresql://db.example.org/lundi"));
		assertThat(environment.getProperty("lundi.secret")).isNull();
		assertThat(environment.getProperty("lundi.sample")).isNull();
		assertThat(data()).doesNotExist();
	}

	@Test
	void saysWhenTheDirectoryCannotBeUsed() throws IOException {
		Files.createFile(data());
		assertThatExceptionOfType(FailureAnalyzedException.class).isThrownBy(() -> start(Map.of()))
			.withMessageContaining("is a file, not a directory");
	}

	private Path data() {
		return temp.resolve("data");
	}

	private ConfigurableEnvironment start(Map<String, Object> properties) {
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			ConfigurableEnvironment environment = context.getEnvironment();
			environment.getPropertySources()
				.addFirst(new MapPropertySource("directory", Map.of("lundi.data-dir", data().toString())));
			environment.getPropertySources().addFirst(new MapPropertySource("given", properties));
			new EmbeddedDefaults().initialize(context);
			return environment;
		}
	}

}
