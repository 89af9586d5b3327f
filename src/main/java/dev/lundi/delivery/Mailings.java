package dev.lundi.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import dev.lundi.mail.EmailAddress;
import dev.lundi.reason.Reason;
import dev.lundi.relay.SendResult;
import dev.lundi.subscriber.SuppressionReason;
import dev.lundi.subscriber.Suppressions;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The mailings, and the means to steer them. */
@Component
public class Mailings {

	private static final Set<DeliveryStatus> RETRYABLE = Set.of(DeliveryStatus.REJECTED, DeliveryStatus.DEFERRED,
			DeliveryStatus.EXPIRED, DeliveryStatus.IN_DOUBT, DeliveryStatus.CANCELLED);

	private final JdbcClient db;

	private final Suppressions suppressions;

	private final Duration validity;

	private final Clock clock;

	Mailings(JdbcClient db, Suppressions suppressions, DeliveryProperties properties, Clock clock) {
		this.db = db;
		this.suppressions = suppressions;
		this.validity = properties.validity();
		this.clock = clock;
	}

	/** Stops a mailing before its next marker, on an operator's word. */
	public void pause(long id, String operator) {
		pause(id, Reason.of("paused-by", operator), operator);
	}

	/**
	 * Stops a mailing before its next marker, because it cannot go on.
	 * @param reason the cause and the remedy
	 */
	public void pauseBecause(long id, Reason reason) {
		pause(id, reason, null);
	}

	private void pause(long id, Reason reason, @Nullable String operator) {
		change(id, "paused", db.sql("""
				update mailing set status = 'PAUSED', pause_reason = ?, paused_by = ?
				where id = ? and status in ('READY', 'SENDING')
				""").param(reason.stored()).param(operator).param(id));
	}

	/** Lets a paused mailing go on. */
	public void resume(long id) {
		change(id, "resumed",
				db.sql("""
						update mailing set status = 'SENDING', pause_reason = null, paused_by = null where id = ? and status = 'PAUSED'
						""")
					.param(id));
	}

	/**
	 * Gives a mailing up. Mails whose marker is set may still arrive; nothing else does.
	 */
	@Transactional
	public void cancel(long id) {
		change(id, "cancelled", db.sql("""
				update mailing set status = 'CANCELLED', pause_reason = null, paused_by = null
				where id = ? and status in ('READY', 'SENDING', 'PAUSED')
				""").param(id));
		cancelWaiting(id);
	}

	/** What falls back after the mailing was cancelled is cancelled too. */
	private void cancelWaiting(long id) {
		db.sql("""
				with waiting as (
				  select mailing, subscriber from delivery
				  where mailing = :id and status in ('PENDING', 'CLAIMED', 'DEFERRED')
				    and exists (select from mailing where id = :id and status = 'CANCELLED')
				  order by subscriber for update)
				update delivery d set status = 'CANCELLED', settled_at = :now, fence = null, lease_until = null
				from waiting w where d.mailing = w.mailing and d.subscriber = w.subscriber
				""").param("now", SqlTime.of(clock.instant())).param("id", id).update();
	}

	/**
	 * Lets the deliveries in these states be tried again, and the mailing go on. Who was
	 * rejected as unknown is no longer suppressed for that: an operator who tries again
	 * says that the server was wrong.
	 * @return how many
	 */
	@Transactional
	public int retry(long id, Set<DeliveryStatus> states) {
		if (!RETRYABLE.containsAll(states)) {
			throw new IllegalArgumentException("Only these states can be tried again: " + RETRYABLE);
		}
		reopen(id);
		if (states.contains(DeliveryStatus.REJECTED)) {
			liftSuppressions(id);
		}
		return db.sql("""
				update delivery set status = 'PENDING', resent = resent or status = 'IN_DOUBT',
				 reason = null, settled_at = null, next_attempt_at = null
				where mailing = :id and status in (:states)
				""").param("id", id).param("states", states.stream().map(Enum::name).toList()).update();
	}

	private void liftSuppressions(long id) {
		db.sql("""
				select s.email from delivery d join subscriber s on s.id = d.subscriber
				where d.mailing = :id and d.status = 'REJECTED' and d.enhanced_code in (:unknown)
				""")
			.param("id", id)
			.param("unknown", SendResult.Rejected.UNKNOWN_MAILBOX)
			.query(String.class)
			.list()
			.forEach((email) -> suppressions.lift(EmailAddress.parse(email), SuppressionReason.HARD_BOUNCE));
	}

	/** Lets a mailing go on, even a finished one, and gives what is deferred new time. */
	void reopen(long id) {
		change(id, "retried", db.sql("""
				update mailing set status = 'SENDING', pause_reason = null, paused_by = null, completed_at = null,
				  valid_until = greatest(valid_until, ?)
				where id = ? and status in ('SENDING', 'PAUSED', 'COMPLETED', 'CANCELLED')
				""").params(SqlTime.of(clock.instant().plus(validity)), id));
	}

	private void change(long id, String asked, JdbcClient.StatementSpec update) {
		if (update.update() == 0) {
			throw new MailingStateException(find(id).orElseThrow(), asked);
		}
	}

	/**
	 * Completes a mailing when every delivery is settled and the states add up to the
	 * audience.
	 * @return whether it is complete now
	 */
	@Transactional
	public boolean complete(long id) {
		cancelWaiting(id);
		db.sql("""
				update mailing m set status = 'COMPLETED', completed_at = :now
				where m.id = :id and m.status = 'SENDING'
				  and not exists (select from delivery d where d.mailing = m.id
				                  and d.status in ('PENDING', 'CLAIMED', 'ATTEMPTING', 'DEFERRED'))
				  and m.planned = (select count(*) from delivery d where d.mailing = m.id)
				""").param("now", SqlTime.of(clock.instant())).param("id", id).update();
		return find(id).orElseThrow().status() == MailingStatus.COMPLETED;
	}

	/** The mailing with this id. */
	public Optional<Mailing> find(long id) {
		return db.sql("select * from mailing where id = ?").param(id).query(Mailing.class).optional();
	}

	/** The mailing of an issue, if it has been prepared. */
	public Optional<Mailing> ofIssue(long issue) {
		return db.sql("select * from mailing where issue = ?").param(issue).query(Mailing.class).optional();
	}

	/**
	 * Whether a delivery of this mailing is not settled yet; cheap, however many there
	 * are. Each part asks for the first by an index: of a mere EXISTS, PostgreSQL thinks
	 * that reading the table will soon find one, and near a mailing's end reads all of
	 * it.
	 */
	public boolean isOpen(long id) {
		return db.sql("""
				select coalesce(
				  (select true from delivery where mailing = :id and status in ('CLAIMED', 'ATTEMPTING')
				   order by fence limit 1),
				  (select true from delivery where mailing = :id and status = 'PENDING'
				   order by domain_group, resent, subscriber limit 1),
				  (select true from delivery where mailing = :id and status = 'DEFERRED'
				   order by next_attempt_at limit 1),
				  false)
				""").param("id", id).query(Boolean.class).single();
	}

}
