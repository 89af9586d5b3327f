package dev.lundi.notice;

import java.time.Instant;
import java.time.ZoneOffset;

import dev.lundi.subscriber.Retention;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notices that were settled thirteen months ago, as with mailings. */
@Component
class NoticeRetention implements Retention {

	private static final int MONTHS = 13;

	private final JdbcClient db;

	NoticeRetention(JdbcClient db) {
		this.db = db;
	}

	@Override
	public String name() {
		return "notices";
	}

	/** One in doubt was cut off, and has the time of its last attempt only. */
	@Override
	public long forget(Instant now, int most) {
		return db
			.sql("""
					delete from notice where id in (
					  select id from notice
					  where status not in ('PENDING', 'ATTEMPTING') and coalesce(settled_at, attempted_at, created_at) < :before
					  limit :most for update skip locked)
					""")
			.param("before", now.atOffset(ZoneOffset.UTC).minusMonths(MONTHS))
			.param("most", most)
			.update();
	}

}
