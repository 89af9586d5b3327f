package dev.lundi.proof;

import java.nio.file.Path;
import java.time.Duration;

import dev.lundi.support.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** R22: the database is one of yesterday, and the installation notices. */
@Tag("proof")
class RestoredTests {

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	@TempDir
	private Path data;

	@Test
	void aRestoredBackupMailsNobodyAgain() {
		Figures figures = new Figures("R22");
		int readers = 2000;
		try (Installation installation = new Installation(TestDatabase.fresh(), data)) {
			installation.sending(1000, 4).readers(readers);
			Sender sender = installation.once();
			assertThat(Pause.until(PATIENCE, () -> installation.witness().count() >= readers / 2)).isTrue();
			sender.terminate();
			sender.await(PATIENCE);
			TestDatabase backup = copyOf(installation.database());
			installation.finish(PATIENCE);
			int sent = installation.witness().count();
			installation.set("spring.datasource.url", backup.url());
			installation.service(0);
			JdbcClient db = JdbcClient.create(backup.dataSource());
			boolean paused = Pause.until(PATIENCE,
					() -> db.sql("select status = 'PAUSED' from mailing").query(Boolean.class).single());
			Pause.of(Duration.ofSeconds(30).toNanos());
			String reason = db.sql("select coalesce(pause_reason, '') from mailing").query(String.class).single();
			figures.say("restored a backup of half way: %d of %d had been sent, %d more were, \"%s\"".formatted(sent,
					readers, installation.witness().count() - sent, reason));
			assertThat(paused).isTrue();
			assertThat(installation.witness().count()).isEqualTo(sent);
			assertThat(reason).isNotEmpty();
		}
	}

	/** A database that is what this one is now; no sender may be alive. */
	private static TestDatabase copyOf(TestDatabase database) {
		String own = database.url().replaceFirst(".*/", "");
		String server = database.url().substring(0, database.url().length() - own.length());
		JdbcClient admin = JdbcClient
			.create(new TestDatabase(server + "postgres", database.username(), database.password()).dataSource());
		admin.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?")
			.param(own)
			.query((row, number) -> row.getBoolean(1))
			.list();
		admin.sql("create database %s_copy template %s".formatted(own, own)).update();
		return new TestDatabase(database.url() + "_copy", database.username(), database.password());
	}

}
