package dev.lundi.inbox;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import dev.lundi.support.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What the tests of the receiving inbox share: one that is open, and empty. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OpenInbox {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T05:00:00Z"), ZoneId.of("Europe/Paris"));

	private final HikariDataSource database = TestDatabase.fresh().pool();

	final JdbcClient jdbc = JdbcClient.create(database);

	final InboxMails mails = new InboxMails(jdbc, CLOCK);

	final EmbeddedInbox inbox = new EmbeddedInbox(mails, new InboxSettings(0));

	@BeforeAll
	void migrate() {
		Flyway.configure().dataSource(database).load().migrate();
	}

	@AfterAll
	void close() {
		database.close();
	}

	@BeforeEach
	void start() {
		jdbc.sql("delete from inbox_mail").update();
		inbox.start();
	}

	@AfterEach
	void stop() {
		inbox.stop();
	}

	InboxMail only() {
		List<InboxMail> kept = mails.before(Long.MAX_VALUE, "").mails();
		assertThat(kept).hasSize(1);
		return kept.getFirst();
	}

	byte[] raw(InboxMail mail) {
		return mails.raw(mail.id()).orElseThrow();
	}

}
