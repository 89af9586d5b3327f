package dev.lundi.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lundi.content.Week;
import dev.lundi.delivery.DeliveryStatus;
import dev.lundi.delivery.Mailing;
import dev.lundi.delivery.MailingProgress;
import dev.lundi.delivery.Mailings;
import dev.lundi.delivery.Standings;
import dev.lundi.mail.EmailAddress;
import dev.lundi.subscriber.NewSubscriber;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.support.LundiTest;
import dev.lundi.support.TestClock;
import dev.lundi.support.WitnessRelay;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tests of weekly runs share: an audience, a witness, and the ledger. */
@LundiTest
abstract class WeeklyRunScene {

	static final Week WEEK = Week.parse("2026-W10");

	static final int AUDIENCE = 60;

	@Autowired
	WeeklyRuns runs;

	@Autowired
	Mailings mailings;

	@Autowired
	Standings standings;

	@Autowired
	Subscribers subscribers;

	@Autowired
	WitnessRelay relay;

	@Autowired
	TestClock clock;

	@Autowired
	JdbcClient db;

	@BeforeEach
	void aNewAudience() {
		db.sql("truncate subscriber, suppression, issue, weekly_run cascade").update();
		relay.forget();
		Stream.of("edito", "relu").forEach((newsletter) -> subscribers.addConfirmed(newsletter, audience()));
	}

	private static List<NewSubscriber> audience() {
		return IntStream.range(0, AUDIENCE)
			.mapToObj((n) -> new NewSubscriber(EmailAddress.parse(reader(n)), (n % 3 == 0) ? null : "Lectrice " + n,
					(n % 2 == 0) ? Locale.FRENCH : Locale.ENGLISH))
			.toList();
	}

	static String reader(int number) {
		return "lectrice%02d@example.org".formatted(number);
	}

	Run run(String newsletter) {
		return runs.start(newsletter, WEEK, "test").join();
	}

	Mailing mailing(String newsletter) {
		return runs.mailingOf(runs.find(newsletter, WEEK).orElseThrow()).orElseThrow();
	}

	MailingProgress progress(String newsletter) {
		return runs.mailingOf(runs.find(newsletter, WEEK).orElseThrow())
			.map((mailing) -> standings.progress(mailing.id()))
			.orElse(new MailingProgress(0, Map.of()));
	}

	List<String> reasons(DeliveryStatus status) {
		return db.sql("""
				select concat_ws(' ', reason, reply_code, reply_text) from delivery where status = ? and mailing = ?
				""").params(status.name(), mailing("edito").id()).query((row, number) -> row.getString(1)).list();
	}

	long attempts(String reader) {
		return db.sql("""
				select count(*) from delivery_attempt join subscriber s on s.id = subscriber
				where s.email = ? and event = 'ATTEMPTING'
				""").param(reader).query(Long.class).single();
	}

}
