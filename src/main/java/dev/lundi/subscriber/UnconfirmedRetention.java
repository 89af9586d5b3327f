package dev.lundi.subscriber;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Wishes that nobody has confirmed, and persons of whom nothing else is known. */
@Component
class UnconfirmedRetention implements Retention {

	/** The link lives for three days, and one reminder brings another. */
	private static final Duration KEPT = Duration.ofDays(7);

	/** Who had left before stays one who left: no import may bring them back. */
	private static final String BACK_TO_LEFT = """
			update subscription set status = 'UNSUBSCRIBED', asked_at = null, reminded_at = null
			where (newsletter, subscriber) in (
			  select newsletter, subscriber from subscription
			  where status = 'PENDING' and asked_at < :before and unsubscribed_at is not null
			  limit :most for update skip locked)
			""";

	private static final String NEVER_CONFIRMED = """
			delete from subscription where (newsletter, subscriber) in (
			  select newsletter, subscriber from subscription
			  where status = 'PENDING' and asked_at < :before and unsubscribed_at is null
			  limit :most for update skip locked)
			""";

	/**
	 * No ledger misses them: whoever was ever in an audience has a subscription, be it
	 * one that ended.
	 */
	private static final String WITHOUT_SUBSCRIPTION = """
			delete from subscriber where id in (
			  select id from subscriber s
			  where s.created_at < :before and not exists (select from subscription n where n.subscriber = s.id)
			  limit :most for update skip locked)
			""";

	private final JdbcClient db;

	UnconfirmedRetention(JdbcClient db) {
		this.db = db;
	}

	@Override
	public String name() {
		return "unconfirmed subscriptions";
	}

	@Override
	public long forget(Instant now, int most) {
		long forgotten = 0;
		for (String statement : new String[] { BACK_TO_LEFT, NEVER_CONFIRMED, WITHOUT_SUBSCRIPTION }) {
			forgotten += db.sql(statement)
				.param("before", now.minus(KEPT).atOffset(ZoneOffset.UTC))
				.param("most", most)
				.update();
		}
		return forgotten;
	}

}
