package dev.lundi.delivery;

import java.time.Clock;
import java.time.Duration;

import dev.lundi.subscriber.Suppressions;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transitions of the table {@code delivery}. Each is a conditional update that
 * carries the worker's fence: who no longer owns a row cannot change it.
 */
@Component
class Ledger {

	/** The marker's budget, the timeout of the final dot, and some slack. */
	private static final Duration ATTEMPT_LEASE = Duration.ofMinutes(12);

	private final JdbcClient db;

	private final Suppressions suppressions;

	private final Clock clock;

	Ledger(JdbcClient db, Suppressions suppressions, Clock clock) {
		this.db = db;
		this.suppressions = suppressions;
		this.clock = clock;
	}

	/**
	 * Records how the last attempt ended and sets the marker for the next one, in one
	 * durable transaction: when this returns MARKED, and not before, the mail may leave.
	 */
	@Transactional
	Marking advance(@Nullable Outcome last, long fence, Mailing mailing, Claim.Item next, String messageId) {
		if (last != null) {
			settle(last, fence, mailing);
		}
		return mark(fence, mailing, next, messageId);
	}

	private Marking mark(long fence, Mailing mailing, Claim.Item item, String messageId) {
		int marked = db
			.sql("""
					with marked as (
					  update delivery d set status = 'ATTEMPTING', attempt = attempt + 1, attempted_at = :now,
					    message_id = :messageId, lease_until = clock_timestamp() + :lease::interval
					  where d.mailing = :mailing and d.subscriber = :subscriber and d.fence = :fence and d.status = 'CLAIMED'
					    and exists (select from mailing m where m.id = d.mailing and m.status = 'SENDING')
					    and exists (select from subscription s where s.newsletter = :newsletter
					                and s.subscriber = d.subscriber and s.status = 'CONFIRMED')
					    and not exists (select from suppression where address_hash = :hash)
					  returning d.mailing, d.subscriber, d.attempt, d.fence)
					insert into delivery_attempt (mailing, subscriber, attempt, event, fence)
					select mailing, subscriber, attempt, 'ATTEMPTING', fence from marked
					""")
			.param("now", SqlTime.of(clock.instant()))
			.param("messageId", messageId)
			.param("lease", ATTEMPT_LEASE.toString())
			.param("mailing", mailing.id())
			.param("subscriber", item.subscriber().id())
			.param("fence", fence)
			.param("newsletter", mailing.newsletter())
			.param("hash", suppressions.hash(item.subscriber().email()))
			.update();
		return (marked == 1) ? Marking.MARKED : whyNot(fence, mailing, item);
	}

	private Marking whyNot(long fence, Mailing mailing, Claim.Item item) {
		int skipped = db.sql("""
				update delivery d set status = 'SKIPPED', settled_at = :now, fence = null, lease_until = null,
				  reply_code = null, enhanced_code = null, reply_text = null,
				  reason = case when exists (select from suppression where address_hash = :hash)
				           then 'SUPPRESSED' else 'UNSUBSCRIBED' end
				where d.mailing = :mailing and d.subscriber = :subscriber and d.fence = :fence and d.status = 'CLAIMED'
				  and (exists (select from suppression where address_hash = :hash)
				       or not exists (select from subscription s where s.newsletter = :newsletter
				                      and s.subscriber = d.subscriber and s.status = 'CONFIRMED'))
				""")
			.param("now", SqlTime.of(clock.instant()))
			.param("hash", suppressions.hash(item.subscriber().email()))
			.param("mailing", mailing.id())
			.param("subscriber", item.subscriber().id())
			.param("fence", fence)
			.param("newsletter", mailing.newsletter())
			.update();
		return (skipped == 1) ? Marking.SKIPPED : Marking.REFUSED;
	}

	/**
	 * Records how an attempt ended.
	 * @throws FenceLostException when the row is somebody else's by now
	 */
	@Transactional
	void settle(Outcome outcome, long fence, Mailing mailing) {
		int settled = db
			.sql("""
					with settled as (
					  update delivery set status = case when :status = 'DEFERRED' and exists (
					     select from mailing where id = :mailing and status = 'CANCELLED') then 'CANCELLED' else :status end,
					   reason = :reason, settled_at = :now, next_attempt_at = :next,
					    reply_code = :code, enhanced_code = :enhanced, reply_text = :text, relay_queue_id = :queueId,
					    fence = null, lease_until = null
					  where mailing = :mailing and subscriber = :subscriber and fence = :fence and status = 'ATTEMPTING'
					  returning mailing, subscriber, attempt, status, reply_code, enhanced_code, reply_text)
					insert into delivery_attempt (mailing, subscriber, attempt, event, fence, reply_code, enhanced_code, reply_text)
					select mailing, subscriber, attempt, status, :fence, reply_code, enhanced_code, reply_text from settled
					""")
			.param("status", outcome.status().name())
			.param("reason", outcome.reason())
			.param("now", SqlTime.of(clock.instant()))
			.param("next", (outcome.nextAttemptAt() != null) ? SqlTime.of(outcome.nextAttemptAt()) : null,
					java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
			.param("code", outcome.reply().code())
			.param("enhanced", outcome.reply().enhancedCode())
			.param("text", outcome.reply().text())
			.param("queueId", outcome.queueId())
			.param("mailing", mailing.id())
			.param("subscriber", outcome.subscriber())
			.param("fence", fence)
			.update();
		if (settled != 1) {
			throw new FenceLostException(outcome.subscriber(), mailing.id());
		}
	}

	/** What became of setting a marker. */
	enum Marking {

		/** The mail may leave. */
		MARKED,

		/** The person has left or must not be mailed, and the row says so. */
		SKIPPED,

		/** The mailing does not send now, or the row is somebody else's. */
		REFUSED

	}

}
