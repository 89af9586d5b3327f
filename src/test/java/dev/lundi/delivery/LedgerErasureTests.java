package dev.lundi.delivery;

import dev.lundi.delivery.Ledger.Marking;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of a delivery whose person is erased under it, whatever its state: it ends
 * too, so that the account adds up.
 */
class LedgerErasureTests extends LedgerScene {

	@Test
	void whatWaitsIsSkippedAtTheClaim() {
		erase(reader(NO_GROUP));
		assertThat(claims.take(mailing.id(), NO_GROUP, worker(), 10).items()).isEmpty();
		assertThat(row()).isEqualTo("SKIPPED 0");
		assertThat(reason()).isEqualTo("ERASED");
	}

	@Test
	void whatIsClaimedIsNotMarked() {
		long reader = reader(NO_GROUP);
		Attempt attempt = claim(worker());
		erase(reader);
		assertThat(ledger.advance(null, attempt)).isEqualTo(Marking.SKIPPED);
		assertThat(row()).isEqualTo("SKIPPED 0");
	}

	@Test
	void whatIsOnItsWayEndsAsTheRelaySays() {
		long reader = reader(NO_GROUP);
		Attempt attempt = mark(worker());
		erase(reader);
		ledger.settle(outcome(attempt, DeliveryStatus.ACCEPTED));
		assertThat(row()).isEqualTo("ACCEPTED 1");
	}

	@Test
	void whatIsDeferredMeanwhileIsSkippedWhenItsTimeComes() {
		long reader = reader(NO_GROUP);
		Attempt attempt = mark(worker());
		erase(reader);
		ledger.settle(outcome(attempt, DeliveryStatus.DEFERRED));
		sweeper.sweepNow(mailing.id());
		assertThat(claims.take(mailing.id(), NO_GROUP, worker(), 10).items()).isEmpty();
		assertThat(row()).isEqualTo("SKIPPED 1");
	}

	@Test
	void whatIsInDoubtIsNotSentAgain() {
		long reader = reader(NO_GROUP);
		mark(worker());
		erase(reader);
		leaseEnds();
		sweeper.sweepNow(mailing.id());
		assertThat(claims.take(mailing.id(), NO_GROUP, worker(), 10).items()).isEmpty();
		assertThat(row()).isEqualTo("SKIPPED 1");
	}

	private void erase(long reader) {
		db.sql("delete from subscriber where id = ?").param(reader).update();
	}

	private String reason() {
		return db.sql("select reason from delivery").query(String.class).single();
	}

}
