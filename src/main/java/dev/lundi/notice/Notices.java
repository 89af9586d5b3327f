package dev.lundi.notice;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The notices that are to be sent. */
@Component
public class Notices {

	private final JdbcClient db;

	private final Clock clock;

	Notices(JdbcClient db, Clock clock) {
		this.db = db;
		this.clock = clock;
	}

	/**
	 * Has a notice sent as soon as the caller's transaction is committed.
	 * @param turn those with a smaller one leave first; 0 for who waits for it
	 */
	public void add(NoticeKind kind, String newsletter, long subscriber, int turn) {
		db.sql("""
				insert into notice (kind, newsletter, subscriber, turn, created_at, next_attempt_at)
				values (:kind, :newsletter, :subscriber, :turn, :now, :now)
				""")
			.param("kind", kind.name())
			.param("newsletter", newsletter)
			.param("subscriber", subscriber)
			.param("turn", turn)
			.param("now", now())
			.update();
	}

	/**
	 * Has a confirmation mail sent, unless one was within a day and nobody has shown
	 * since that it is welcome at this address.
	 */
	public void addConfirmation(String newsletter, long subscriber, int turn) {
		addConfirmations(newsletter, List.of(subscriber), turn);
	}

	/** The same for many. */
	public void addConfirmations(String newsletter, List<Long> subscribers, int turn) {
		db.sql("""
				insert into notice (kind, newsletter, subscriber, turn, created_at, next_attempt_at)
				select 'CONFIRMATION', :newsletter, asked.subscriber, :turn, :now, :now
				from unnest(:subscribers::bigint[]) as asked (subscriber)
				where not exists (
				  select from notice n where n.subscriber = asked.subscriber and n.kind in ('CONFIRMATION', 'REMINDER')
				    and n.created_at > :now::timestamptz - interval '24 hours'
				    and not exists (select from subscription s where s.subscriber = asked.subscriber
				      and s.confirmed_at > n.created_at))
				""")
			.param("newsletter", newsletter)
			.param("subscribers", subscribers.toArray(Long[]::new))
			.param("turn", turn)
			.param("now", now())
			.update();
	}

	/** Whom a notice was sent to, while its link has not been used. */
	public Optional<Long> subscriber(long notice, NoticeKind kind) {
		return db.sql("select subscriber from notice where id = ? and kind = ? and used_at is null")
			.params(notice, kind.name())
			.query(Long.class)
			.optional();
	}

	/**
	 * Uses the link of a notice, which can be done once, in the caller's transaction.
	 * @return whom it was sent to; empty when it was used before
	 */
	public Optional<Long> use(long notice, NoticeKind kind) {
		return db.sql("""
				update notice set used_at = :now where id = :id and kind = :kind and used_at is null
				returning subscriber
				""").param("now", now()).param("id", notice).param("kind", kind.name()).query(Long.class).optional();
	}

	private OffsetDateTime now() {
		return clock.instant().atOffset(ZoneOffset.UTC);
	}

}
