package dev.lundi.delivery;

import java.time.Clock;

import dev.lundi.subscriber.Suppressions;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The transitions of the table {@code delivery} that a worker makes. Each is a
 * conditional update that carries the worker's fence: who no longer owns a row cannot
 * change it.
 */
@Component
public class Ledger {

	private final LedgerWriter writer;

	private final JdbcClient db;

	private final Suppressions suppressions;

	private final Clock clock;

	Ledger(LedgerWriter writer, JdbcClient db, Suppressions suppressions, Clock clock) {
		this.writer = writer;
		this.db = db;
		this.suppressions = suppressions;
		this.clock = clock;
	}

	/**
	 * Records how the last attempt ended and sets the marker for the next one, in one
	 * durable commit: when this returns MARKED, and not before, the mail may leave.
	 * @throws FenceLostException when the last one's row is somebody else's by now; no
	 * marker counts then
	 */
	public Marking advance(@Nullable Outcome last, Attempt next) {
		LedgerEntry.Written written = writer.write(last, next);
		if (last != null && !written.settled()) {
			throw new FenceLostException(last.attempt().subscriber(), last.attempt().mailing().id());
		}
		return written.marked() ? Marking.MARKED : whyNot(next);
	}

	/**
	 * Records how an attempt ended.
	 * @throws FenceLostException when the row is somebody else's by now
	 */
	public void settle(Outcome outcome) {
		if (!writer.write(outcome, null).settled()) {
			throw new FenceLostException(outcome.attempt().subscriber(), outcome.attempt().mailing().id());
		}
	}

	private Marking whyNot(Attempt attempt) {
		int skipped = db.sql("""
				with standing as (
				  select exists (select from suppression where address_hash = :hash) as suppressed,
				    exists (select from subscription s where s.newsletter = :newsletter and s.subscriber = :subscriber
				            and s.status = 'CONFIRMED') as subscribed,
				    exists (select from subscription s where s.newsletter = :newsletter and s.subscriber = :subscriber
				            and s.paused_until > :now) as paused)
				update delivery d set status = 'SKIPPED', settled_at = :now, fence = null, lease_until = null,
				  reply_code = null, enhanced_code = null, reply_text = null,
				  reason = case when suppressed then 'SUPPRESSED' when subscribed then 'PAUSED' else 'UNSUBSCRIBED' end
				from standing
				where d.mailing = :mailing and d.subscriber = :subscriber and d.fence = :fence and d.status = 'CLAIMED'
				  and (suppressed or paused or not subscribed)
				""")
			.param("now", SqlTime.of(clock.instant()))
			.param("hash", suppressions.hash(attempt.item().subscriber().email()))
			.param("mailing", attempt.mailing().id())
			.param("subscriber", attempt.subscriber())
			.param("fence", attempt.fence())
			.param("newsletter", attempt.mailing().newsletter())
			.update();
		return (skipped == 1) ? Marking.SKIPPED : Marking.REFUSED;
	}

	/** What became of setting a marker. */
	public enum Marking {

		/** The mail may leave. */
		MARKED,

		/** The person has left, pauses or must not be mailed, and the row says so. */
		SKIPPED,

		/** The mailing does not send now, or the row is somebody else's. */
		REFUSED

	}

}
