package dev.lundi.pipeline;

import java.time.Duration;
import java.util.Map;

import dev.lundi.delivery.DeliveryStatus;
import dev.lundi.support.Until;
import dev.lundi.support.WitnessRelay.Fault;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of a run whose relay refuses, defers or falls silent. */
class FaultyRelayTests extends WeeklyRunScene {

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
		long attempts = 0;
		while (!end.isDone()) {
			long before = attempts;
			Until.holds("it is tried and deferred again", () -> end.isDone() || isDeferredAfter(before));
			attempts = attempts(reader(3));
			clock.advance(Duration.ofHours(3));
		}
		assertThat(end.join().status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(progress("edito").count(DeliveryStatus.EXPIRED)).isOne();
	}

	@Test
	void aMailInDoubtIsSentOnceMoreWithTheSameMessageIdAndNeverAThirdTime() {
		relay.fault(reader(5), Fault.CLOSE_AFTER_DOT);
		var end = runs.start("edito", WEEK, "test");
		Until.holds("the run has ended or a third copy has come", () -> end.isDone() || copies(reader(5)) > 2);
		relay.behave();
		assertThat(copies(reader(5))).as("copies of a mail that stays in doubt").isEqualTo(2);
		assertThat(end.join().status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(relay.received()
			.stream()
			.filter((mail) -> mail.recipient().equals(reader(5)))
			.map((mail) -> mail.header("Message-ID"))
			.distinct()).hasSize(1);
		assertThat(progress("edito").count(DeliveryStatus.IN_DOUBT)).isOne();
		assertThat(attempts(reader(5))).isEqualTo(2);
	}

	private long copies(String reader) {
		return relay.copies().getOrDefault(reader, 0L);
	}

	private String messageId(String reader) {
		return db.sql("select message_id from delivery join subscriber s on s.id = subscriber where s.email = ?")
			.param(reader)
			.query(String.class)
			.single();
	}

	private boolean isDeferredAfter(long attempts) {
		return progress("edito").count(DeliveryStatus.DEFERRED) == 1 && attempts(reader(3)) > attempts;
	}

}
