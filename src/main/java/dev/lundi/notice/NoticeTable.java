package dev.lundi.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.lundi.mail.EmailAddress;
import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transitions of the table {@code notice} that its sender makes. A notice is marked
 * before it leaves; one whose mark nobody took away was cut off, and is sent once more.
 */
@Component
class NoticeTable {

	/** As long as a mailing's attempt may last. */
	private static final Duration LEASE = Duration.ofMinutes(12);

	/** A newer Lundi on the same database may know more: those are for it to send. */
	private static final List<String> KINDS = Stream.of(NoticeKind.values(), StaffKind.values())
		.flatMap(Stream::of)
		.map(Enum::name)
		.toList();

	private static final int LOCK = 0x6e6f7469;

	private final JdbcClient db;

	private final NoticeProperties properties;

	private final Clock clock;

	NoticeTable(JdbcClient db, NoticeProperties properties, Clock clock) {
		this.db = db;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Takes the next notice that may leave now, and marks it. The lock makes the count of
	 * what left within the last minute exact, however many processes send.
	 */
	@Transactional
	public Optional<Notice> take() {
		db.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleValue();
		return db.sql("""
				update notice set status = 'ATTEMPTING', attempt = attempt + 1, attempted_at = :now
				where id = (
				  select id from notice
				  where status = 'PENDING' and next_attempt_at <= :now and kind in (:kinds)
				    and (kind <> 'CONFIRMATION' or :most > (select count(*) from notice
				         where kind = 'CONFIRMATION' and attempted_at > :now::timestamptz - interval '1 minute'))
				  order by turn, id limit 1)
				returning id, kind, newsletter, subscriber, recipient, week, title, reason, attempt, created_at
				""")
			.param("now", now())
			.param("kinds", KINDS)
			.param("most", properties.confirmationsPerMinute())
			.query(NoticeTable::notice)
			.optional();
	}

	private static Notice notice(ResultSet row, int number) throws SQLException {
		return new Notice(row.getLong("id"), row.getString("newsletter"), matter(row), row.getInt("attempt"),
				row.getObject("created_at", OffsetDateTime.class).toInstant());
	}

	private static Notice.Matter matter(ResultSet row) throws SQLException {
		String recipient = row.getString("recipient");
		if (recipient == null) {
			return new Notice.ForReader(NoticeKind.valueOf(row.getString("kind")), row.getLong("subscriber"));
		}
		return new Notice.ForStaff(StaffKind.valueOf(row.getString("kind")), EmailAddress.parse(recipient),
				row.getString("week"), row.getString("title"), Reason.from(row.getString("reason")));
	}

	/** Says what became of it. */
	void settle(Notice notice, NoticeStatus status, @Nullable String reply) {
		db.sql("""
				update notice set status = :status, reply = :reply, settled_at = :now
				where id = :id and status = 'ATTEMPTING' and attempt = :attempt
				""")
			.param("status", status.name())
			.param("reply", reply)
			.param("now", now())
			.param("id", notice.id())
			.param("attempt", notice.attempt())
			.update();
	}

	/**
	 * Puts it back.
	 * @param charged whether that was an attempt
	 */
	void putBack(Notice notice, Instant next, boolean charged, @Nullable String reply) {
		db.sql("""
				update notice set status = 'PENDING', attempt = attempt - :free, next_attempt_at = :next, reply = :reply
				where id = :id and status = 'ATTEMPTING' and attempt = :attempt
				""")
			.param("free", charged ? 0 : 1)
			.param("next", next.atOffset(ZoneOffset.UTC))
			.param("reply", reply)
			.param("id", notice.id())
			.param("attempt", notice.attempt())
			.update();
	}

	/** Takes up what was cut off; what was cut off twice stays in doubt. */
	void sweep() {
		db.sql("""
				update notice set status = case when attempt < 2 then 'PENDING' else 'IN_DOUBT' end
				where status = 'ATTEMPTING' and attempted_at < :since
				""").param("since", now().minus(LEASE)).update();
	}

	private OffsetDateTime now() {
		return clock.instant().atOffset(ZoneOffset.UTC);
	}

}
