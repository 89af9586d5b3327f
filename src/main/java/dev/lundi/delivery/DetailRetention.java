package dev.lundi.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import dev.lundi.subscriber.Retention;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What relays answered to whom, thirteen months after: a year can be compared with the
 * one before. What stays is how each delivery ended, so that the account adds up.
 */
@Component
class DetailRetention implements Retention {

	private static final int MONTHS = 13;

	private final JdbcClient db;

	private final TransactionTemplate transaction;

	DetailRetention(JdbcClient db, TransactionTemplate transaction) {
		this.db = db;
		this.transaction = transaction;
	}

	@Override
	public String name() {
		return "relays' answers";
	}

	/** One mailing at a time, and of that a range of the ledger's key at a time. */
	@Override
	public long forget(Instant now, int most) {
		OffsetDateTime before = now.atOffset(ZoneOffset.UTC).minusMonths(MONTHS);
		return next(before).map((mailing) -> forget(mailing, before, SqlTime.of(now), most)).orElse(0L);
	}

	/** One that was completed anew after it was forgotten is due again in its time. */
	private Optional<Long> next(OffsetDateTime before) {
		return db.sql("""
				select id from mailing
				where coalesce(completed_at, created_at) < ?
				  and (forgotten_at is null or forgotten_at < completed_at)
				order by id limit 1
				""").param(before).query(Long.class).optional();
	}

	private long forget(long mailing, OffsetDateTime before, OffsetDateTime now, int most) {
		long forgotten = 0;
		Optional<Range> range = range(mailing, 0, most);
		while (range.isPresent()) {
			Range present = range.get();
			forgotten += transaction.execute((status) -> forget(present, before));
			range = range(mailing, present.last(), most);
		}
		return forgotten + db.sql("update mailing set forgotten_at = ? where id = ?").params(now, mailing).update();
	}

	private Optional<Range> range(long mailing, long after, int most) {
		return db.sql("""
				select max(subscriber) from (
				  select subscriber from delivery where mailing = ? and subscriber > ? order by subscriber limit ?) part
				""")
			.params(mailing, after, most)
			.query((row, number) -> Optional.ofNullable(row.getObject(1, Long.class)))
			.single()
			.map((last) -> new Range(mailing, after, last));
	}

	private long forget(Range range, OffsetDateTime before) {
		db.sql("select set_config('lundi.retention', 'on', true)").query().singleValue();
		long attempts = db.sql("""
				delete from delivery_attempt
				where mailing = ? and subscriber > ? and subscriber <= ? and at < ?
				""").params(range.mailing(), range.after(), range.last(), before).update();
		return attempts + db.sql("""
				update delivery set message_id = null, reply_code = null, enhanced_code = null, reply_text = null,
				  relay_queue_id = null
				where mailing = ? and subscriber > ? and subscriber <= ? and coalesce(settled_at, attempted_at) < ?
				""").params(range.mailing(), range.after(), range.last(), before).update();
	}

	/** Part of a mailing's deliveries. */
	private record Range(long mailing, long after, long last) {
	}

}
