package dev.lundi.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lundi.content.Week;
import dev.lundi.delivery.DeliveryStatus;
import dev.lundi.delivery.Mailing;
import dev.lundi.delivery.MailingProgress;
import dev.lundi.delivery.MailingStatus;
import dev.lundi.delivery.Mailings;
import dev.lundi.issue.Issue;
import dev.lundi.issue.Issues;
import dev.lundi.mail.EmailAddress;
import dev.lundi.subscriber.NewSubscriber;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.subscriber.SuppressionReason;
import dev.lundi.subscriber.Suppressions;
import dev.lundi.support.LundiTest;
import dev.lundi.support.TestClock;
import dev.lundi.support.Until;
import dev.lundi.support.WitnessRelay;
import dev.lundi.support.WitnessRelay.Fault;
import dev.lundi.support.WitnessRelay.Received;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@LundiTest
class WeeklyRunsTests {

	private static final Week WEEK = Week.parse("2026-W10");

	private static final int AUDIENCE = 60;

	@Autowired
	private WeeklyRuns runs;

	@Autowired
	private Mailings mailings;

	@Autowired
	private Issues issues;

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

	private static String reader(int number) {
		return "lectrice%02d@example.org".formatted(number);
	}

	@Test
	void everybodyGetsOneMailOfTheirOwn() {
		assertThat(run("edito").status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(relay.copies()).hasSize(AUDIENCE).allSatisfy((reader, copies) -> assertThat(copies).isOne());
		assertThat(relay.received()).extracting((mail) -> mail.header("List-Unsubscribe")).doesNotHaveDuplicates();
		assertThat(relay.received()).allSatisfy((mail) -> {
			assertThat(mail.header("To")).isEqualTo(mail.recipient());
			assertThat(mail.content()).contains(mail.recipient().equals(reader(1)) ? "Lectrice 1" : "Le train de 7");
		});
		assertThat(content(reader(1))).contains("Hello").doesNotContain("Lectrice 2");
		assertThat(content(reader(2))).contains("Bonjour", "Lectrice 2");
	}

	@Test
	void everyMailHasTheHeadersOfAListExactlyOnce() {
		run("edito");
		assertThat(relay.received()).allSatisfy((mail) -> {
			for (String name : List.of("From", "To", "Subject", "Date", "Message-ID", "Reply-To", "MIME-Version",
					"List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "List-Archive", "Feedback-ID",
					"Auto-Submitted", "Precedence")) {
				assertThat(mail.headers(name)).as(name).hasSize(1);
			}
			assertThat(mail.header("List-Unsubscribe")).matches(
					"<https://lundi\\.example/unsubscribe/[\\w-]+>, <mailto:redaction@lundi\\.example\\?subject=.+>");
			assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
			assertThat(mail.header("Feedback-ID")).matches("2026-W10:edito:issue:[a-z0-9]{5,15}");
			assertThat(mail.sender()).matches("bounce-\\d+-\\d+-[0-9a-f]{16}@lundi\\.example");
		});
		assertThat(relay.received()).extracting((mail) -> mail.header("Feedback-ID"))
			.containsOnly(relay.received().getFirst().header("Feedback-ID"));
	}

	@Test
	void theLedgerSaysWhatTheRelayReceived() {
		run("edito");
		Map<String, String> witness = relay.received()
			.stream()
			.collect(Collectors.toMap(Received::recipient, (mail) -> mail.header("Message-ID")));
		Map<String, String> ledger = db
			.sql("""
					select s.email, '<' || d.message_id || '>' as id from delivery d join subscriber s on s.id = d.subscriber
					where d.status = 'ACCEPTED' and d.relay_queue_id <> ''
					""")
			.query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
		assertThat(ledger).isEqualTo(witness).hasSize(AUDIENCE);
		assertThat(progress("edito").balances()).isTrue();
	}

	@Test
	void aSecondStartIsRefusedAndNamesTheFirstHoweverManyComeAtOnce() throws Exception {
		List<Callable<Boolean>> starts = IntStream.range(0, 20)
			.<Callable<Boolean>>mapToObj((n) -> () -> startsOrIsRefused("operator " + n))
			.toList();
		try (ExecutorService threads = Executors.newFixedThreadPool(starts.size())) {
			long started = threads.invokeAll(starts).stream().map(Future::resultNow).filter((won) -> won).count();
			assertThat(started).isOne();
		}
		Until.holds("the run ends", () -> status("edito") == RunStatus.COMPLETED);
		assertThat(relay.copies()).hasSize(AUDIENCE).allSatisfy((reader, copies) -> assertThat(copies).isOne());
	}

	private boolean startsOrIsRefused(String operator) {
		try {
			runs.start("edito", WEEK, operator).join();
			return true;
		}
		catch (RunExistsException ex) {
			assertThat(ex).hasMessageContaining("edito 2026-W10").hasMessageContaining("started by operator ");
			return false;
		}
	}

	@Test
	void anIssueThatWantsApprovalWaitsForItAndThenGoes() {
		Run held = run("relu");
		assertThat(held.status()).isEqualTo(RunStatus.HELD);
		assertThat(held.reason()).contains("approve");
		assertThat(relay.received()).isEmpty();
		Issue issue = issues.findByNewsletterAndWeek("relu", WEEK).orElseThrow();
		issue.changeSubject("Un autre sujet");
		issue.approve("editor", clock.instant());
		issues.save(issue);
		assertThat(runs.resume(held).join().status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(relay.received()).hasSize(AUDIENCE)
			.allSatisfy((mail) -> assertThat(mail.header("Subject")).isEqualTo("Un autre sujet"));
	}

	@Test
	void aWeekWithoutAnEditorialSendsNothing() {
		Run run = runs.start("edito", Week.parse("2026-W11"), "test").join();
		assertThat(run.status()).isEqualTo(RunStatus.SKIPPED);
		assertThat(relay.received()).isEmpty();
	}

	@Test
	void aRefusedRecipientIsARowWithItsReasonAndStopsNobodyElse() {
		relay.fault(reader(7), Fault.UNKNOWN_MAILBOX);
		relay.fault(reader(8), Fault.REFUSE_CONTENT);
		assertThat(run("edito").status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(progress("edito").counts())
			.isEqualTo(Map.of(DeliveryStatus.ACCEPTED, AUDIENCE - 2L, DeliveryStatus.REJECTED, 2L));
		assertThat(reasons(DeliveryStatus.REJECTED)).containsExactlyInAnyOrder("ADDRESS 550 5.1.1 no such mailbox",
				"CONTENT 554 5.6.0 we do not like it");
	}

	@Test
	void aDeferredMailIsTriedAgainWhenItIsDueWithTheSameMessageId() {
		relay.fault(reader(3), Fault.GREYLIST);
		relay.fault(reader(4), Fault.CLOSE_AT_DATA);
		var end = runs.start("edito", WEEK, "test");
		Until.holds("the others are served", () -> progress("edito").count(DeliveryStatus.ACCEPTED) == AUDIENCE - 2
				&& progress("edito").count(DeliveryStatus.DEFERRED) == 2);
		String tried = messageId(reader(3));
		relay.behave();
		clock.advance(Duration.ofMinutes(4));
		assertThat(progress("edito").count(DeliveryStatus.DEFERRED)).isEqualTo(2);
		clock.advance(Duration.ofMinutes(3));
		assertThat(end.join().status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(relay.copies()).hasSize(AUDIENCE).allSatisfy((reader, copies) -> assertThat(copies).isOne());
		assertThat(messageId(reader(3))).isEqualTo(tried);
	}

	@Test
	void aMailThatStaysDeferredExpires() {
		relay.fault(reader(3), Fault.GREYLIST);
		var end = runs.start("edito", WEEK, "test");
		while (!end.isDone()) {
			long attempts = attempts(reader(3));
			clock.advance(Duration.ofHours(3));
			Until.holds("it is tried again", () -> end.isDone() || attempts(reader(3)) > attempts);
		}
		assertThat(end.join().status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(progress("edito").count(DeliveryStatus.EXPIRED)).isOne();
	}

	@Test
	void aMailInDoubtIsSentOnceMoreWithTheSameMessageIdAndNeverAThirdTime() {
		relay.fault(reader(5), Fault.CLOSE_AFTER_DOT);
		assertThat(run("edito").status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(relay.copies().get(reader(5))).isEqualTo(2);
		assertThat(relay.received()
			.stream()
			.filter((mail) -> mail.recipient().equals(reader(5)))
			.map((mail) -> mail.header("Message-ID"))
			.distinct()).hasSize(1);
		assertThat(progress("edito").count(DeliveryStatus.IN_DOUBT)).isOne();
		assertThat(attempts(reader(5))).isEqualTo(2);
	}

	@Test
	void aRefusedSenderPausesTheMailingAndWhoLeavesMeanwhileGetsNothing() {
		relay.fault("anybody", Fault.REFUSE_SENDER);
		Run held = run("edito");
		assertThat(held.status()).isEqualTo(RunStatus.HELD);
		assertThat(held.reason()).contains("550 5.7.1 sender refused", "lundi.newsletters.edito.from");
		assertThat(progress("edito").count(DeliveryStatus.REJECTED)).isZero();
		relay.behave();
		db.sql("update subscription set status = 'UNSUBSCRIBED' from subscriber where id = subscriber and email = ?")
			.param(reader(9))
			.update();
		suppressions.add(EmailAddress.parse(reader(10)), SuppressionReason.OBJECTION);
		db.sql("delete from subscriber where email = ?").param(reader(11)).update();
		assertThat(runs.resume(held).join().status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(relay.copies()).hasSize(AUDIENCE - 3)
			.doesNotContainKeys(reader(9), reader(10), reader(11))
			.allSatisfy((reader, copies) -> assertThat(copies).isOne());
		assertThat(reasons(DeliveryStatus.SKIPPED)).containsExactlyInAnyOrder("UNSUBSCRIBED", "SUPPRESSED", "ERASED");
	}

	@Test
	void aPausedMailingSendsNothingUntilItIsResumed() {
		relay.after(20, () -> mailings.pause(mailing("edito").id(), "Ada"));
		Run held = run("edito");
		assertThat(held.reason()).isEqualTo("Paused by Ada");
		assertThat(relay.received().size()).isBetween(20, 28);
		assertThat(progress("edito").count(DeliveryStatus.PENDING)).isEqualTo(AUDIENCE - relay.received().size());
		assertThat(runs.resume(held).join().status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(relay.copies()).hasSize(AUDIENCE).allSatisfy((reader, copies) -> assertThat(copies).isOne());
	}

	@Test
	void aCancelledMailingEndsAndItsAccountAddsUp() {
		relay.after(20, () -> mailings.cancel(mailing("edito").id()));
		assertThat(run("edito").status()).isEqualTo(RunStatus.CANCELLED);
		MailingProgress progress = progress("edito");
		assertThat(mailing("edito").status()).isEqualTo(MailingStatus.CANCELLED);
		assertThat(progress.balances()).isTrue();
		assertThat(progress.count(DeliveryStatus.CANCELLED)).isEqualTo(AUDIENCE - relay.received().size());
	}

	@Test
	void refusedOnesCanBeTriedAgainAfterTheEnd() {
		relay.fault(reader(7), Fault.UNKNOWN_MAILBOX);
		Run run = run("edito");
		relay.behave();
		assertThat(mailings.retry(mailing("edito").id(), Set.of(DeliveryStatus.REJECTED))).isOne();
		assertThat(runs.resume(run).join().status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(relay.copies()).hasSize(AUDIENCE).allSatisfy((reader, copies) -> assertThat(copies).isOne());
	}

	@Test
	void aRunOfAnUnknownNewsletterIsRefusedWithTheKnownOnes() {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> runs.start("edita", WEEK, "test"))
			.withMessageContaining("edito, relu");
	}

	private Run run(String newsletter) {
		return runs.start(newsletter, WEEK, "test").join();
	}

	private RunStatus status(String newsletter) {
		return runs.find(newsletter, WEEK).orElseThrow().status();
	}

	private Mailing mailing(String newsletter) {
		return runs.mailingOf(runs.find(newsletter, WEEK).orElseThrow()).orElseThrow();
	}

	private MailingProgress progress(String newsletter) {
		return runs.mailingOf(runs.find(newsletter, WEEK).orElseThrow())
			.map((mailing) -> mailings.progress(mailing.id()))
			.orElse(new MailingProgress(0, Map.of()));
	}

	private List<String> reasons(DeliveryStatus status) {
		return db.sql("""
				select concat_ws(' ', reason, reply_code, reply_text) from delivery where status = ? and mailing = ?
				""").params(status.name(), mailing("edito").id()).query((row, number) -> row.getString(1)).list();
	}

	private String messageId(String reader) {
		return db.sql("select message_id from delivery join subscriber s on s.id = subscriber where s.email = ?")
			.param(reader)
			.query(String.class)
			.single();
	}

	private long attempts(String reader) {
		return db.sql("""
				select count(*) from delivery_attempt join subscriber s on s.id = subscriber
				where s.email = ? and event = 'ATTEMPTING'
				""").param(reader).query(Long.class).single();
	}

	private String content(String reader) {
		return relay.received()
			.stream()
			.filter((mail) -> mail.recipient().equals(reader))
			.findFirst()
			.orElseThrow()
			.content();
	}

}
