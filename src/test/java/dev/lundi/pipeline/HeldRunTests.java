package dev.lundi.pipeline;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import dev.lundi.delivery.DeliveryStatus;
import dev.lundi.delivery.MailingProgress;
import dev.lundi.delivery.MailingStatus;
import dev.lundi.issue.Issue;
import dev.lundi.issue.Issues;
import dev.lundi.mail.EmailAddress;
import dev.lundi.subscriber.SuppressionReason;
import dev.lundi.subscriber.Suppressions;
import dev.lundi.support.WitnessRelay.Fault;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs that stop before everybody is served, and how they go on. */
class HeldRunTests extends WeeklyRunScene {

	@Autowired
	private Issues issues;

	@Autowired
	private Suppressions suppressions;

	@Test
	void anIssueThatWantsApprovalWaitsForItAndThenGoes() {
		Run held = run("relu");
		assertThat(held.status()).isEqualTo(RunStatus.HELD);
		assertThat(held.reason()).asString().contains("approve");
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
	void aRefusedSenderPausesTheMailingAndWhoLeavesMeanwhileGetsNothing() {
		relay.fault("anybody", Fault.REFUSE_SENDER);
		Run held = run("edito");
		assertThat(held.status()).isEqualTo(RunStatus.HELD);
		assertThat(held.reason()).asString().contains("550 5.7.1 sender refused", "lundi.newsletters.edito.from");
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
	void whereNobodyIsDeclaredNobodyIsTold() {
		relay.fault("anybody", Fault.REFUSE_SENDER);
		assertThat(run("edito").status()).isEqualTo(RunStatus.HELD);
		assertThat(run("relu").status()).isEqualTo(RunStatus.HELD);
		assertThat(db.sql("select count(*) from notice").query(Long.class).single()).isZero();
	}

	@Test
	void aPausedMailingSendsNothingUntilItIsResumed() {
		AtomicInteger receivedAtPause = new AtomicInteger();
		relay.after(20, () -> {
			mailings.pause(mailing("edito").id(), "Ada");
			receivedAtPause.set(relay.received().size());
		});
		Run held = run("edito");
		assertThat(held.reason()).hasToString("Paused by Ada.");
		assertThat(relay.received().size()).isLessThanOrEqualTo(receivedAtPause.get() + 8);
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

}
