package dev.lundi.instance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The row of table {@code instance}. */
@Component
class InstanceTable {

	private final JdbcClient db;

	private final TransactionTemplate ownTransaction;

	InstanceTable(JdbcClient db, PlatformTransactionManager transactions) {
		this.db = db;
		this.ownTransaction = new TransactionTemplate(transactions);
		this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	InstanceMark read() {
		db.sql("insert into instance default values on conflict do nothing").update();
		return db.sql("select id, beat from instance").query(InstanceTable::mark).single();
	}

	Optional<Instant> restoredAt() {
		return db.sql("select restored_at from instance where restored_at is not null")
			.query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
			.optional();
	}

	/**
	 * Makes the database ours, and further on than anything seen so far.
	 * @param restoredAt null leaves what stands there
	 */
	InstanceMark adopt(long seen, @Nullable Instant restoredAt) {
		return inOwnTransaction(db.sql("""
				update instance set id = coalesce(id, gen_random_uuid()), beat = greatest(beat, :seen) + 1,
				  restored_at = coalesce(:at::timestamptz, restored_at)
				returning id, beat
				""")
			.param("seen", seen)
			.param("at", (restoredAt != null) ? restoredAt.atOffset(ZoneOffset.UTC) : null));
	}

	/** Durable when it returns, whatever transaction the caller has open. */
	InstanceMark beat(long seen) {
		return inOwnTransaction(
				db.sql("update instance set beat = greatest(beat, ?) + 1 returning id, beat").param(seen));
	}

	private InstanceMark inOwnTransaction(JdbcClient.StatementSpec update) {
		return Objects.requireNonNull(ownTransaction.execute((status) -> update.query(InstanceTable::mark).single()));
	}

	private static InstanceMark mark(ResultSet row, int number) throws SQLException {
		return new InstanceMark(row.getObject("id", UUID.class), row.getLong("beat"));
	}

	/** Gives the mark that stands there; puts this one there if there is none. */
	byte[] secretMark(byte[] mark) {
		db.sql("update instance set secret_mark = ? where secret_mark is null").param(mark).update();
		return db.sql("select secret_mark from instance").query(byte[].class).single();
	}

}
