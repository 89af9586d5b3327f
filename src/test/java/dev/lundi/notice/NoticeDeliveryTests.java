package dev.lundi.notice;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.lundi.mail.EmailAddress;
import dev.lundi.subscriber.NewSubscriber;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.subscriber.SuppressionReason;
import dev.lundi.subscriber.Suppressions;
import dev.lundi.support.LundiTest;
import dev.lundi.support.Received;
import dev.lundi.support.TestClock;
import dev.lundi.support.Until;
import dev.lundi.support.WitnessRelay;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of a notice, whatever the relay does. */
@LundiTest
class NoticeDeliveryTests {

	private static final String ADA = "ada@example.org";

	@Autowired
	private Notices notices;

	@Autowired
	private NoticeTable table;

	@Autowired
	private Subscribers subscribers;

	@Autowired
	private Suppressions suppressions;

	@Autowired
	private WitnessRelay relay;

	@Autowired
	private TestClock clock;

	@Autowired
	private JdbcClient db;

	private long ada;

	@BeforeEach
	void aSubscriber() {
		db.sql("truncate subscriber, suppression, notice cascade").update();
		relay.forget();
		ada = subscriber(ADA);
	}

	private long subscriber(String address) {
		EmailAddress email = EmailAddress.parse(address);
		subscribers.addConfirmed("edito", List.of(new NewSubscriber(email, "Ada", Locale.FRENCH)));
		return db.sql("select id from subscriber where email_key = ?").param(address).query(Long.class).single();
	}

	@Test
	void itArrivesOnceFromTheNewslettersSender() {
		notices.add(NoticeKind.WELCOME, "edito", ada, 0);
		awaitStatus("ACCEPTED");
		Received mail = relay.received().getFirst();
		assertThat(relay.copies()).containsExactlyEntriesOf(Map.of(ADA, 1L));
		assertThat(mail.header("From")).contains("<edito@lundi.example>");
		assertThat(mail.header("Reply-To")).contains("redaction@lundi.example");
		assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
		assertThat(mail.sender()).startsWith("notice-").endsWith("@lundi.example");
		assertThat(mail.header("Message-ID")).isEqualTo("<" + mail.sender() + ">");
	}

	@Test
	void aGreylistedOneIsTriedAgainAfterFiveMinutes() {
		relay.fault(ADA, WitnessRelay.Fault.GREYLIST);
		notices.add(NoticeKind.WELCOME, "edito", ada, 0);
		Until.holds("it was tried", () -> number("attempt") == 1 && "PENDING".equals(status()));
		assertThat(seconds("next_attempt_at - attempted_at")).isBetween(300L, 361L);
		relay.behave();
		clock.advance(Duration.ofMinutes(7));
		awaitStatus("ACCEPTED");
		assertThat(relay.copies()).containsEntry(ADA, 1L);
	}

	@Test
	void aRefusedOneIsNotTriedAgainAndItsReplyIsKeptWithoutTheAddress() {
		relay.fault(ADA, WitnessRelay.Fault.UNKNOWN_MAILBOX);
		notices.add(NoticeKind.WELCOME, "edito", ada, 0);
		awaitStatus("REJECTED");
		assertThat(text("reply")).isEqualTo("550 5.1.1");
	}

	@Test
	void oneThatNobodyAnsweredIsSentOnceMoreAndThenInDoubt() {
		relay.fault(ADA, WitnessRelay.Fault.CLOSE_AFTER_DOT);
		notices.add(NoticeKind.WELCOME, "edito", ada, 0);
		Until.holds("it was tried", () -> number("attempt") == 1 && "PENDING".equals(status()));
		clock.advance(Duration.ofMinutes(7));
		awaitStatus("IN_DOUBT");
		assertThat(relay.copies()).containsEntry(ADA, 2L);
	}

	@Test
	void oneThatAKilledProcessLeftIsTakenUp() {
		notices.add(NoticeKind.WELCOME, "gone", ada, 0);
		awaitStatus("SKIPPED");
		db.sql("update notice set status = 'ATTEMPTING', attempt = 1, newsletter = 'edito'").update();
		table.sweep();
		assertThat(status()).isEqualTo("ATTEMPTING");
		clock.advance(Duration.ofMinutes(13));
		table.sweep();
		awaitStatus("ACCEPTED");
	}

	/** Nobody knows then what the relay answered: not even that it was refused. */
	@Test
	void oneWhoseEndCannotBeRecordedIsNotTriedAgainAtOnce() {
		db.sql("""
				create function refuse_end() returns trigger language plpgsql as $$
				begin raise exception 'refused'; end $$
				""").update();
		db.sql("""
				create trigger refuse_end before update on notice for each row when (new.status = 'ACCEPTED')
				execute function refuse_end()
				""").update();
		try {
			notices.add(NoticeKind.WELCOME, "edito", ada, 0);
			Until.holds("the relay has it", () -> relay.copies().containsKey(ADA));
		}
		finally {
			db.sql("drop function refuse_end cascade").update();
		}
		clock.advance(Duration.ofMinutes(7));
		notices.add(NoticeKind.WELCOME, "edito", subscriber("bo@example.org"), 1);
		Until.holds("the next one arrived", () -> relay.copies().containsKey("bo@example.org"));
		assertThat(relay.copies()).containsEntry(ADA, 1L);
	}

	/** As a newer Lundi on the same database may have written it. */
	@Test
	void oneOfAKindThatNobodyKnowsKeepsNoOtherBack() {
		notices.add(NoticeKind.WELCOME, "gone", ada, 0);
		awaitStatus("SKIPPED");
		db.sql("update notice set kind = 'NEWER', status = 'PENDING'").update();
		notices.add(NoticeKind.WELCOME, "edito", ada, 1);
		Until.holds("the other arrived", () -> relay.copies().containsKey(ADA));
	}

	@Test
	void whatIsNotWantedAnyMoreIsNotSent() {
		suppressions.add(EmailAddress.parse(ADA), SuppressionReason.OBJECTION);
		notices.add(NoticeKind.WELCOME, "edito", ada, 0);
		awaitStatus("SKIPPED");
		db.sql("delete from suppression").update();
		db.sql("delete from notice").update();
		notices.add(NoticeKind.CONFIRMATION, "edito", ada, 0);
		awaitStatus("SKIPPED");
		assertThat(relay.received()).isEmpty();
	}

	/** However many are asked for, and whoever asks for something else is not kept. */
	@Test
	void sixtyConfirmationsLeaveInAMinuteAndOthersPassThem() {
		for (int i = 0; i < 70; i++) {
			long reader = subscriber("reader%d@example.org".formatted(i));
			db.sql("update subscription set status = 'PENDING' where subscriber = ?").param(reader).update();
			notices.add(NoticeKind.CONFIRMATION, "edito", reader, 1 + i);
		}
		notices.add(NoticeKind.WELCOME, "edito", ada, 0);
		Until.holds("61 have left", () -> count("ACCEPTED") == 61);
		assertThat(relay.copies()).hasSize(61).containsKey(ADA).doesNotContainKey("reader69@example.org");
		assertThat(count("PENDING")).isEqualTo(10);
		clock.advance(Duration.ofMinutes(1));
		Until.holds("all have left", () -> count("ACCEPTED") == 71);
	}

	@Test
	void aLinkThatServesOnceIsUsedOnce() {
		notices.add(NoticeKind.EXPORT, "edito", ada, 0);
		awaitStatus("ACCEPTED");
		long notice = number("id");
		assertThat(notices.subscriber(notice, NoticeKind.EXPORT)).contains(ada);
		assertThat(notices.use(notice, NoticeKind.ERASURE)).isEmpty();
		assertThat(notices.use(notice, NoticeKind.EXPORT)).contains(ada);
		assertThat(notices.use(notice, NoticeKind.EXPORT)).isEmpty();
		assertThat(notices.subscriber(notice, NoticeKind.EXPORT)).isEmpty();
	}

	private void awaitStatus(String status) {
		Until.holds("the notice is " + status, () -> status.equals(status()));
	}

	private String status() {
		return text("status");
	}

	private String text(String column) {
		return db.sql("select %s from notice limit 1".formatted(column)).query(String.class).single();
	}

	private long number(String column) {
		return db.sql("select %s from notice limit 1".formatted(column)).query(Long.class).single();
	}

	private long seconds(String interval) {
		return db.sql("select extract(epoch from %s)::bigint from notice".formatted(interval))
			.query(Long.class)
			.single();
	}

	private long count(String status) {
		return db.sql("select count(*) from notice where status = ?").param(status).query(Long.class).single();
	}

}
