package dev.lundi.proof;

import java.time.Duration;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Readers who unsubscribe while their mails go out. */
final class Leaving {

	/** A marker's statement that began before somebody left may set it after that. */
	static final Duration LATE = Duration.ofMillis(100);

	private Leaving() {
	}

	/**
	 * As the unsubscription page does it; the time is noted when it is committed.
	 */
	static void leave(JdbcClient db, String reader) {
		db.sql("create table if not exists proof_left (email text primary key, at timestamptz not null)").update();
		db.sql("""
				update subscription set status = 'UNSUBSCRIBED', unsubscribed_at = now()
				where subscriber = (select id from subscriber where email = ?)
				""").param(reader).update();
		db.sql("insert into proof_left values (?, clock_timestamp())").param(reader).update();
	}

	static Account account(JdbcClient db) {
		return db
			.sql("""
					select count(*) filter (where d.status = 'SKIPPED' and d.reason = 'UNSUBSCRIBED') as skipped,
					  count(*) filter (where exists (select from delivery_attempt a where a.mailing = d.mailing
					    and a.subscriber = d.subscriber and a.event = 'ATTEMPTING' and a.at > l.at + ?::interval)) as marked_afterwards
					from proof_left l join subscriber s using (email) join delivery d on d.subscriber = s.id
					""")
			.param(LATE.toString())
			.query(Account.class)
			.single();
	}

	/**
	 * What became of those who left.
	 *
	 * @param skipped not mailed
	 * @param markedAfterwards mailed although they had left
	 */
	record Account(long skipped, long markedAfterwards) {
	}

}
