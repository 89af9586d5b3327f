package dev.lundi.notice;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The notices that are to be sent. */
@Component
public class Notices {

	/** The first half of the advisory locks' key: "NOTI" in ASCII. */
	private static final int LOCK = 0x4e4f5449;

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

	/**
	 * Has a reminder sent to who has received a confirmation mail.
	 * @return whether there is one to send
	 */
	public boolean addReminder(String newsletter, long subscriber) {
		return db.sql("""
				insert into notice (kind, newsletter, subscriber, turn, created_at, next_attempt_at)
				select 'REMINDER', :newsletter, :subscriber, 1, :now, :now
				where exists (select from notice where subscriber = :subscriber and kind = 'CONFIRMATION'
				  and status = 'ACCEPTED')
				""").param("newsletter", newsletter).param("subscriber", subscriber).param("now", now()).update() > 0;
	}

	/**
	 * Has a notice of this kind sent to who waits for it, unless one was within the hour
	 * for which its link serves. The lock makes that hold for two presses at once.
	 * @return whether one is sent
	 */
	@Transactional
	public boolean addOncePerHour(NoticeKind kind, String newsletter, long subscriber) {
		db.sql("select pg_advisory_xact_lock(?, hashint8(?))").params(LOCK, subscriber).query().singleValue();
		boolean lately = db.sql("""
				select exists (select from notice where subscriber = :subscriber and kind = :kind
				  and created_at > :now::timestamptz - interval '1 hour')
				""")
			.param("subscriber", subscriber)
			.param("kind", kind.name())
			.param("now", now())
			.query(Boolean.class)
			.single();
		if (!lately) {
			add(kind, newsletter, subscriber, 0);
		}
		return !lately;
	}

	/** Whom a notice was sent to, while its link has not been used. */
	public Optional<Long> subscriber(long notice, NoticeKind kind) {
		return db.sql("select subscriber from notice where id = ? and kind = ? and used_at is null")
			.params(notice, kind.name())
			.query(Long.class)
			.optional();
	}

	/** The slug of the newsletter in whose name a notice was sent. */
	public Optional<String> newsletter(long notice) {
		return db.sql("select newsletter from notice where id = ?").param(notice).query(String.class).optional();
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
