package dev.lundi.delivery;

import dev.lundi.delivery.Ledger.Marking;
import dev.lundi.subscriber.SuppressionReason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who gets no marker although the delivery is claimed. */
class LedgerMarkerTests extends LedgerScene {

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
