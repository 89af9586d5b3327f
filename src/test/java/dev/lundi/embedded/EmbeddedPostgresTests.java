package dev.lundi.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Execution(ExecutionMode.CONCURRENT)
class EmbeddedPostgresTests {

	@TempDir
	Path temp;

	@Test
	void isDurableAndTheSameEverywhere() throws Exception {
		try (EmbeddedPostgres postgres = TestPostgres.startIn(temp)) {
			assertThat(query(postgres, "show fsync")).isEqualTo("on");
			assertThat(query(postgres, "show synchronous_commit")).isEqualTo("on");
			assertThat(query(postgres, "show full_page_writes")).isEqualTo("on");
			assertThat(query(postgres, "show server_encoding")).isEqualTo("UTF8");
			assertThat(query(postgres, "select datlocale from pg_database where datname = current_database()"))
				.isEqualTo("C.UTF-8");
			assertThat(query(postgres, "select upper('édito')")).isEqualTo("ÉDITO");
		}
	}

	@Test
	void listensOnThisComputerOnly() throws Exception {
		try (EmbeddedPostgres postgres = TestPostgres.startIn(temp)) {
			assertThat(query(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
			assertThat(query(postgres, "show unix_socket_directories")).isEmpty();
		}
	}

	@Test
	void letsNobodyInWithoutThePassword() throws Exception {
		assertPasswordRequired();
	}

	@Test
	void keepsItsDataOverRestarts() throws Exception {
		startAndRemember("Lundi");
		try (EmbeddedPostgres postgres = TestPostgres.startIn(temp)) {
			assertThat(query(postgres, "select word from memory")).isEqualTo("Lundi");
		}
	}

	@Test
	void leavesNoProcessBehind() throws Exception {
		ProcessHandle server;
		try (EmbeddedPostgres postgres = TestPostgres.startIn(temp)) {
			assertThat(query(postgres, "select 1")).isEqualTo("1");
			server = server();
			assertThat(PostmasterFile.runs(server)).isTrue();
		}
		assertThat(PostmasterFile.runs(server)).isFalse();
	}

	@Test
	void startsOverTheTraceOfAProcessThatIsNoMore() throws Exception {
		startAndRemember("Lundi");
		Process gone = new ProcessBuilder("true").start();
		gone.waitFor();
		leaveTrace(gone.pid());
		try (EmbeddedPostgres postgres = TestPostgres.startIn(temp)) {
			assertThat(query(postgres, "select word from memory")).isEqualTo("Lundi");
		}
	}

	@Test
	void startsOverTheTraceOfANumberThatAnotherProgramHasNow() throws Exception {
		startAndRemember("Lundi");
		Process other = new ProcessBuilder("sleep", "600").start();
		try {
			leaveTrace(other.pid());
			try (EmbeddedPostgres postgres = TestPostgres.startIn(temp)) {
				assertThat(query(postgres, "select word from memory")).isEqualTo("Lundi");
			}
			assertThat(other.isAlive()).isTrue();
		}
		finally {
			other.destroy();
		}
	}

	@Test
	void takesOverFromALundiThatWasKilled() throws Exception {
		Process killed = ChildLundi.start(temp);
		ProcessHandle orphan = server();
		killed.destroyForcibly().waitFor();
		assertThat(PostmasterFile.runs(orphan)).isTrue();
		try (EmbeddedPostgres postgres = TestPostgres.startIn(temp)) {
			assertThat(PostmasterFile.runs(orphan)).isFalse();
			assertThat(query(postgres, "select 1")).isEqualTo("1");
		}
	}

	@Test
	void recoversFromAKilledServer() throws Exception {
		EmbeddedPostgres killed = TestPostgres.startIn(temp);
		execute(killed, "create table memory as select 'Lundi' as word");
		ProcessHandle server = server();
		server.destroyForcibly();
		killed.close();
		try (EmbeddedPostgres postgres = TestPostgres.startIn(temp)) {
			assertThat(query(postgres, "select word from memory")).isEqualTo("Lundi");
		}
	}

	@Test
	void healsALostPassword() throws Exception {
		startAndRemember("Lundi");
		Files.delete(temp.resolve("postgresql-password"));
		try (EmbeddedPostgres postgres = TestPostgres.startIn(temp)) {
			assertThat(query(postgres, "select word from memory")).isEqualTo("Lundi");
		}
		assertThat(temp).isDirectoryNotContaining("glob:**.sql");
	}

	@Test
	void healsRulesThatLetEverybodyIn() throws Exception {
		startAndRemember("Lundi");
		Files.writeString(temp.resolve("postgresql/pg_hba.conf"), "host all all all trust\n");
		assertPasswordRequired();
	}

	@Test
	void healsAFirstStartThatWasInterrupted() throws Exception {
		Path half = Files.createDirectories(temp.resolve("postgresql.new"));
		Files.writeString(half.resolve("PG_VERSION"), "18\n");
		try (EmbeddedPostgres postgres = TestPostgres.startIn(temp)) {
			assertThat(query(postgres, "select 1")).isEqualTo("1");
		}
		assertThat(half).doesNotExist();
	}

	private void assertPasswordRequired() throws Exception {
		try (EmbeddedPostgres postgres = TestPostgres.startIn(temp)) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(
					() -> DriverManager.getConnection(postgres.url("lundi"), EmbeddedPostgres.USER, "wrong").close())
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("28P01"));
			assertThat(query(postgres, "select string_agg(distinct auth_method, ' ') from pg_hba_file_rules"))
				.isEqualTo("scram-sha-256");
		}
	}

	private void startAndRemember(String word) throws Exception {
		try (EmbeddedPostgres postgres = TestPostgres.startIn(temp)) {
			execute(postgres, "create table memory as select '%s' as word".formatted(word));
		}
	}

	private void leaveTrace(long process) throws IOException {
		Files.writeString(temp.resolve("postgresql/postmaster.pid"),
				"%d%n%s%n1%n5432%n%n127.0.0.1%n".formatted(process, temp.resolve("postgresql")));
	}

	private ProcessHandle server() throws IOException {
		String first = Files.readAllLines(temp.resolve("postgresql/postmaster.pid")).getFirst();
		return ProcessHandle.of(Long.parseLong(first.strip())).orElseThrow();
	}

	private static void execute(EmbeddedPostgres postgres, String sql) throws Exception {
		try (Connection connection = connect(postgres); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static String query(EmbeddedPostgres postgres, String sql) throws Exception {
		try (Connection connection = connect(postgres);
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getString(1);
		}
	}

	private static Connection connect(EmbeddedPostgres postgres) throws Exception {
		return DriverManager.getConnection(postgres.url(EmbeddedPostgres.DATABASE), EmbeddedPostgres.USER,
				postgres.password());
	}

}
