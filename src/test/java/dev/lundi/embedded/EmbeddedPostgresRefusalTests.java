package dev.lundi.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class EmbeddedPostgresRefusalTests {

	@TempDir
	Path temp;

	@Test
	void refusesASecondLundiOfTheSameProcess() throws Exception {
		try (EmbeddedPostgres first = TestPostgres.startIn(temp)) {
			assertThatDescription(() -> TestPostgres.startIn(temp)).contains(
					"Another Lundi (process %d)".formatted(ProcessHandle.current().pid()),
					"is already running on " + temp);
			assertThatDescription(() -> TestPostgres.startIn(temp)).contains("Another Lundi");
			assertThat(first.url("lundi")).isNotEmpty();
		}
		TestPostgres.startIn(temp).close();
	}

	@Test
	void refusesASecondLundiOfAnotherProcess() throws Exception {
		Process other = ChildLundi.start(temp);
		try {
			assertThatDescription(() -> TestPostgres.startIn(temp))
				.contains("Another Lundi (process %d)".formatted(other.pid()));
		}
		finally {
			other.destroyForcibly().waitFor();
			TestPostgres.startIn(temp).close();
		}
	}

	@Test
	void refusesFilesOfAnotherPostgresVersion() throws IOException {
		Files.createDirectories(temp.resolve("postgresql"));
		Files.writeString(temp.resolve("postgresql/PG_VERSION"), "16\n");
		FailureAnalysis analysis = analysis(() -> TestPostgres.startIn(temp));
		assertThat(analysis.getDescription()).contains("was made by PostgreSQL 16", "carries PostgreSQL 18");
		assertThat(analysis.getAction()).contains("pg_dump", "spring.datasource.url");
	}

	@Test
	void refusesAFileInPlaceOfTheDirectory() throws IOException {
		Path file = Files.createFile(temp.resolve("data"));
		FailureAnalysis analysis = analysis(() -> TestPostgres.startIn(file));
		assertThat(analysis.getDescription()).contains("cannot write to its data directory " + file,
				"is a file, not a directory");
		assertThat(analysis.getAction()).contains("lundi.data-dir");
	}

	@Test
	@DisabledIfSystemProperty(named = "user.name", matches = "root", disabledReason = "root may write everywhere")
	void refusesADirectoryItMayNotWrite() throws IOException {
		Path directory = Files.createDirectory(temp.resolve("data"));
		assertThat(directory.toFile().setWritable(false)).isTrue();
		assertThatDescription(() -> TestPostgres.startIn(directory)).contains("permission denied");
	}

	@Test
	void refusesAPortThatIsTaken() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
			FailureAnalysis analysis = analysis(() -> TestPostgres.startIn(temp, taken.getLocalPort()));
			assertThat(analysis.getDescription()).contains("did not start", "Address already in use");
			assertThat(analysis.getAction()).contains("lundi.embedded.port");
		}
		TestPostgres.startIn(temp).close();
	}

	@Test
	void refusesAComputerItCarriesNoPostgresFor() {
		FailureAnalysis analysis = analysis(() -> PostgresArchive.named("Linux", "riscv64"));
		assertThat(analysis.getDescription()).contains("no PostgreSQL for Linux on riscv64");
		assertThat(analysis.getAction()).contains("spring.datasource.url");
	}

	@Test
	void explainsAFullDisk() {
		PostgresTrouble trouble = new PostgresTrouble(new DataDirectory(temp), "did not start",
				"FATAL:  could not write lock file \"postmaster.pid\": No space left on device");
		assertThat(trouble.explained().analysis().getAction()).startsWith("Make room on the disk");
	}

	private static AbstractStringAssert<?> assertThatDescription(ThrowingCallable start) {
		return assertThat(analysis(start).getDescription());
	}

	private static FailureAnalysis analysis(ThrowingCallable start) {
		FailureAnalyzedException refusal = catchThrowableOfType(FailureAnalyzedException.class, start);
		assertThat(refusal).as("a refusal in words").isNotNull();
		return refusal.analysis();
	}

}
