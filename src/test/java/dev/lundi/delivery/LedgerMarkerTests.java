package dev.lundi.delivery;

import dev.lundi.delivery.Ledger.Marking;
import dev.lundi.subscriber.SuppressionReason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who gets no marker although the delivery is claimed. */
class LedgerMarkerTests extends LedgerScene {

	@Test
	void whoPausesAfterTheClaimIsNotMarked() {
		long reader = reader(NO_GROUP);
		Attempt attempt = claim(worker());
		pause(reader, "1 minute");
		assertThat(ledger.advance(null, attempt)).isEqualTo(Marking.SKIPPED);
		assertThat(row()).isEqualTo("SKIPPED 0");
		assertThat(db.sql("select reason from delivery").query(String.class).single()).isEqualTo("PAUSED");
	}

	@Test
	void whosePauseIsOverIsMarked() {
		pause(reader(NO_GROUP), "-1 second");
		assertThat(ledger.advance(null, claim(worker()))).isEqualTo(Marking.MARKED);
	}

	/** The stronger reason is the one that stays true. */
	@Test
	void whoPausedAndLeftHasLeft() {
		long reader = reader(NO_GROUP);
		Attempt attempt = claim(worker());
		pause(reader, "1 minute");
		db.sql("update subscription set status = 'UNSUBSCRIBED' where subscriber = ?").param(reader).update();
		assertThat(ledger.advance(null, attempt)).isEqualTo(Marking.SKIPPED);
		assertThat(db.sql("select reason from delivery").query(String.class).single()).isEqualTo("UNSUBSCRIBED");
	}

	private void pause(long reader, String time) {
		db.sql("update subscription set paused_until = now() + ?::interval where subscriber = ?")
			.params(time, reader)
			.update();
	}

	@Test
	void whoLeavesAfterTheClaimIsNotMarked() {
		long reader = reader(NO_GROUP);
		Attempt attempt = claim(worker());
		db.sql("update subscription set status = 'UNSUBSCRIBED' where subscriber = ?").param(reader).update();
		assertThat(ledger.advance(null, attempt)).isEqualTo(Marking.SKIPPED);
		assertThat(row()).isEqualTo("SKIPPED 0");
	}

	@Test
	void whoIsSuppressedAfterTheClaimIsNotMarked() {
		reader(NO_GROUP);
		Attempt attempt = claim(worker());
		suppressions.add(attempt.item().subscriber().email(), SuppressionReason.COMPLAINT);
		assertThat(ledger.advance(null, attempt)).isEqualTo(Marking.SKIPPED);
		assertThat(row()).isEqualTo("SKIPPED 0");
	}

	@Test
	void whatIsClaimedIsNotMarkedInAPause() {
		reader(NO_GROUP);
		Attempt attempt = claim(worker());
		db.sql("update mailing set status = 'PAUSED'").update();
		assertThat(ledger.advance(null, attempt)).isEqualTo(Marking.REFUSED);
		assertThat(row()).isEqualTo("CLAIMED 0 by " + attempt.fence());
	}

}
