package dev.lundi.delivery;

import dev.lundi.delivery.Ledger.Marking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a worker may still do to a row that is its own, or was. */
class LedgerFenceTests extends LedgerScene {

	@Test
	void whoLostTheRowSetsNoMarker() {
		reader(NO_GROUP);
		Attempt frozen = claim(worker());
		leaseEnds();
		sweeper.sweepNow(mailing.id());
		Attempt other = claim(worker());
		assertThat(ledger.advance(null, frozen)).isEqualTo(Marking.REFUSED);
		assertThat(row()).isEqualTo("CLAIMED 0 by " + other.fence());
	}

	/**
	 * As when the commit of an outcome seemed to fail, is repeated, and the row has gone
	 * on meanwhile.
	 */
	@ParameterizedTest
	@EnumSource(names = { "PENDING", "ACCEPTED" })
	void whoLostTheRowRecordsNoOutcome(DeliveryStatus status) {
		reader(NO_GROUP);
		Attempt former = mark(worker());
		ledger.settle(outcome(former, DeliveryStatus.PENDING));
		Attempt other = mark(worker());
		assertThat(other.number()).isEqualTo(former.number());
		assertThatExceptionOfType(FenceLostException.class).isThrownBy(() -> ledger.settle(outcome(former, status)));
		assertThat(row()).isEqualTo("ATTEMPTING 1 by " + other.fence());
	}

	/** Or a mail in doubt would be sent as if it had never left. */
	@Test
	void whoLostTheRowTakesNobodysDoubtAway() {
		reader(NO_GROUP);
		Attempt former = mark(worker());
		ledger.settle(outcome(former, DeliveryStatus.PENDING));
		ledger.settle(outcome(mark(worker()), DeliveryStatus.IN_DOUBT));
		assertThatExceptionOfType(FenceLostException.class)
			.isThrownBy(() -> ledger.settle(outcome(former, DeliveryStatus.PENDING)));
		assertThat(row()).isEqualTo("IN_DOUBT 1");
	}

	@Test
	void theRowsOfALivingWorkerAreItsOwn() {
		reader(NO_GROUP);
		long worker = worker();
		Attempt attempt = claim(worker);
		sweeper.sweepNow(mailing.id());
		assertThat(row()).isEqualTo("CLAIMED 0 by " + worker);
		assertThat(ledger.advance(null, attempt)).isEqualTo(Marking.MARKED);
		sweeper.sweepNow(mailing.id());
		assertThat(row()).isEqualTo("ATTEMPTING 1 by " + worker);
		end(worker);
		holding().sweepNow(mailing.id());
		assertThat(row()).isEqualTo("IN_DOUBT 1");
	}

}
