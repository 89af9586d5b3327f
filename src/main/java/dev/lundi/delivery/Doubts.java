package dev.lundi.delivery;

import java.time.Clock;
import java.util.Collection;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Settles by hand the deliveries of which nobody knows whether the relay took them: an
 * operator has looked into the relay's log, or decides.
 */
@Component
public class Doubts {

	private final JdbcClient db;

	private final Mailings mailings;

	private final Clock clock;

	Doubts(JdbcClient db, Mailings mailings, Clock clock) {
		this.db = db;
		this.mailings = mailings;
		this.clock = clock;
	}

	/**
	 * The relay did take these.
	 * @return how many of them were in doubt
	 */
	@Transactional
	public int markAccepted(long mailing, Collection<Long> subscribers) {
		return db.sql("""
				with settled as (
				  update delivery set status = 'ACCEPTED', reason = 'OPERATOR', settled_at = :now
				  where mailing = :mailing and subscriber = any (:subscribers) and status = 'IN_DOUBT'
				  returning mailing, subscriber, attempt, status)
				insert into delivery_attempt (mailing, subscriber, attempt, event)
				select mailing, subscriber, attempt, status from settled
				""")
			.param("now", SqlTime.of(clock.instant()))
			.param("mailing", mailing)
			.param("subscribers", subscribers.toArray(Long[]::new))
			.update();
	}

	/**
	 * These are sent once more, with the same Message-ID; the mailing goes on.
	 * @return how many of them were in doubt
	 */
	@Transactional
	public int resend(long mailing, Collection<Long> subscribers) {
		int resent = db.sql("""
				update delivery set status = 'PENDING', resent = true, reason = null, settled_at = null
				where mailing = :mailing and subscriber = any (:subscribers) and status = 'IN_DOUBT'
				""").param("mailing", mailing).param("subscribers", subscribers.toArray(Long[]::new)).update();
		if (resent > 0) {
			mailings.reopen(mailing);
		}
		return resent;
	}

}
