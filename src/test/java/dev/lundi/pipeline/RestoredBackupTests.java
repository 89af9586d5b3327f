package dev.lundi.pipeline;

import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import dev.lundi.content.Week;
import dev.lundi.delivery.Mailing;
import dev.lundi.delivery.MailingStatus;
import dev.lundi.instance.Suspicion;
import dev.lundi.support.TestDatabase;
import dev.lundi.support.TestInstance;
import dev.lundi.support.Until;
import dev.lundi.support.WitnessRelay;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody puts a backup of the database back: the data folder knows better, and nobody
 * is mailed before somebody has looked.
 */
@ExtendWith(OutputCaptureExtension.class)
class RestoredBackupTests {

	private static final Week WEEK = Week.parse("2026-W10");

	private static final int AUDIENCE = 60;

	private static final int BEFORE_BACKUP = 20;

	private final TestDatabase database = TestDatabase.fresh();

	private final WitnessRelay relay = new WitnessRelay();

	@TempDir
	private Path data;

	@BeforeEach
	void anAudience() {
		Flyway.configure().dataSource(database.dataSource()).load().migrate();
		JdbcClient db = JdbcClient.create(database.dataSource());
		db.sql("""
				insert into subscriber (email, email_key, name, language)
				select address, address, 'Lectrice ' || n, 'fr'
				from generate_series(1, ?) n, lateral (select 'lectrice' || n || '@example.org' as address) a
				""").param(AUDIENCE).update();
		db.sql("insert into subscription select 'edito', id, 'CONFIRMED', now() from subscriber").update();
	}

	@AfterEach
	void close() {
		relay.close();
	}

	@Test
	void aMailingOfWhichTheBackupKnowsOnlyTheBeginningWaitsForAnOperator(CapturedOutput output) {
		sendTheBeginning();
		TestDatabase backup = copy(database);
		try (ConfigurableApplicationContext lundi = start(database)) {
			Until.holds("the rest is sent", () -> run(lundi).status() == RunStatus.COMPLETED);
		}
		try (ConfigurableApplicationContext lundi = start(backup)) {
			assertPaused(lundi);
		}
		assertThat(output).contains(Suspicion.OLDER_DATABASE.reason() + " Mailings paused: 1");
		try (ConfigurableApplicationContext lundi = start(backup, "--lundi.once=edito/" + WEEK)) {
			assertThat(SpringApplication.exit(lundi)).as("held").isEqualTo(3);
		}
		assertThat(relay.received()).hasSize(AUDIENCE);
		try (ConfigurableApplicationContext lundi = start(backup)) {
			assertPaused(lundi);
			assertThat(runs(lundi).resume(run(lundi)).join().status()).isEqualTo(RunStatus.COMPLETED);
		}
	}

	/** The process ends in the middle, and the database with it: that is the backup. */
	private void sendTheBeginning() {
		ConfigurableApplicationContext lundi = start(database);
		relay.after(BEFORE_BACKUP, () -> Thread.ofPlatform().start(lundi::close));
		var _ = runs(lundi).start("edito", WEEK, "test");
		Until.holds("Lundi has ended", () -> !lundi.isActive() && relay.received().size() >= BEFORE_BACKUP);
		assertThat(relay.received()).hasSizeLessThan(AUDIENCE);
	}

	@Test
	void anIssueThatTheBackupKnowsNothingOfIsNotSentAgainByItself() {
		TestDatabase backup = copy(database);
		try (ConfigurableApplicationContext lundi = start(database)) {
			assertThat(runs(lundi).start("edito", WEEK, "test").join().status()).isEqualTo(RunStatus.COMPLETED);
		}
		UUID id = JdbcClient.create(database.dataSource()).sql("select id from instance").query(UUID.class).single();
		JdbcClient.create(backup.dataSource()).sql("update instance set id = ?, beat = 1").param(id).update();
		try (ConfigurableApplicationContext lundi = start(backup)) {
			assertThat(runs(lundi).start("edito", WEEK, "schedule").join().status()).isEqualTo(RunStatus.HELD);
			assertPaused(lundi);
			assertThat(runs(lundi).resume(run(lundi)).join().status()).isEqualTo(RunStatus.COMPLETED);
			assertThat(relay.received()).hasSize(2 * AUDIENCE);
		}
	}

	private void assertPaused(ConfigurableApplicationContext lundi) {
		Until.holds("the run stops", () -> run(lundi).status() != RunStatus.RUNNING);
		assertThat(run(lundi).status()).isEqualTo(RunStatus.HELD);
		Mailing mailing = runs(lundi).mailingOf(run(lundi)).orElseThrow();
		assertThat(mailing.status()).isEqualTo(MailingStatus.PAUSED);
		assertThat(mailing.pauseReason()).isEqualTo(Suspicion.OLDER_DATABASE.reason());
		assertThat(run(lundi).reason()).isEqualTo(Suspicion.OLDER_DATABASE.reason());
		assertThat(relay.received()).hasSize(AUDIENCE);
	}

	private static WeeklyRuns runs(ConfigurableApplicationContext lundi) {
		return lundi.getBean(WeeklyRuns.class);
	}

	private static Run run(ConfigurableApplicationContext lundi) {
		return runs(lundi).find("edito", WEEK).orElseThrow();
	}

	/** As {@code pg_dump} and {@code psql} would make it; nobody may be connected. */
	private static TestDatabase copy(TestDatabase database) {
		TestDatabase copy = TestDatabase.fresh();
		String name = name(copy);
		JdbcClient server = JdbcClient.create(new TestDatabase(database.url().replace(name(database), "postgres"),
				database.username(), database.password())
			.dataSource());
		server.sql("drop database " + name).update();
		server.sql("create database %s template %s".formatted(name, name(database))).update();
		return copy;
	}

	private static String name(TestDatabase database) {
		return JdbcClient.create(database.dataSource()).sql("select current_database()").query(String.class).single();
	}

	private ConfigurableApplicationContext start(TestDatabase where, String... arguments) {
		SpringApplication lundi = new SpringApplication();
		lundi.setSources(Set.of("dev.lundi.Application"));
		lundi.setWebApplicationType(WebApplicationType.NONE);
		lundi.setRegisterShutdownHook(false);
		return lundi.run(
				Stream
					.of(Stream.of(where.arguments()), Stream.of(arguments),
							Stream.of("--lundi.data-dir=" + data, "--lundi.secret=" + TestInstance.SECRET,
									"--lundi.newsletters.edito.from=Edito <edito@lundi.example>",
									"--lundi.newsletters.edito.source.type=folder",
									"--lundi.newsletters.edito.source.path=src/test/resources/dev/lundi/pipeline/edito",
									"--lundi.newsletters.edito.schedule.approval=automatic",
									"--lundi.newsletters.edito.zone=Europe/Paris", "--lundi.delivery.rate=200",
									"--lundi.delivery.connections=4", "--spring.mail.host=127.0.0.1",
									"--spring.mail.port=" + relay.port()))
					.flatMap((some) -> some)
					.toArray(String[]::new));
	}

}
