package dev.lundi.delivery;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What becomes of a delivery of which nobody knows whether the relay took it. */
class LedgerDoubtTests extends LedgerScene {

	@Test
	void anOutcomeThatComesLateEndsTheDoubt() {
		reader(NO_GROUP);
		Attempt frozen = mark(worker());
		leaseEnds();
		holding().sweepNow(mailing.id());
		assertThat(row()).isEqualTo("IN_DOUBT 1");
		ledger.settle(outcome(frozen, DeliveryStatus.ACCEPTED));
		assertThat(row()).isEqualTo("ACCEPTED 1");
	}

	/** Or the second doubt would be forgotten, and a third copy sent. */
	@Test
	void anOutcomeThatComesLateSaysNothingOfALaterAttempt() {
		reader(NO_GROUP);
		Attempt frozen = mark(worker());
		leaseEnds();
		sweeper.sweepNow(mailing.id());
		Attempt second = mark(worker());
		assertThat(second.number()).isEqualTo(2);
		ledger.settle(outcome(second, DeliveryStatus.IN_DOUBT));
		assertThatExceptionOfType(FenceLostException.class)
			.isThrownBy(() -> ledger.settle(outcome(frozen, DeliveryStatus.DEFERRED)));
		assertThat(row()).isEqualTo("IN_DOUBT 2");
	}

	@Test
	void whatIsInDoubtIsSentOnceMoreAndNeverTwice() {
		reader(NO_GROUP);
		ledger.settle(outcome(mark(worker()), DeliveryStatus.IN_DOUBT));
		sweeper.sweepNow(mailing.id());
		assertThat(row()).isEqualTo("PENDING 1");
		ledger.settle(outcome(mark(worker()), DeliveryStatus.IN_DOUBT));
		sweeper.sweepNow(mailing.id());
		assertThat(row()).isEqualTo("IN_DOUBT 2");
	}

	@Test
	void whatIsInDoubtWaitsForAnOperatorIfItIsToBeHeld() {
		reader(NO_GROUP);
		ledger.settle(outcome(mark(worker()), DeliveryStatus.IN_DOUBT));
		holding().sweepNow(mailing.id());
		assertThat(row()).isEqualTo("IN_DOUBT 1");
	}

}
