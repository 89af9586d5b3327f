package dev.lundi.proof;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import com.zaxxer.hikari.HikariDataSource;
import dev.lundi.support.TestDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks the ledger at every final dot whether its marker is committed: what another
 * session sees is what a crash would leave. While the database is away nobody can tell.
 */
final class MarkerWatch implements Script, AutoCloseable {

	private static final int QUICKLY = 1000;

	private final List<String> violations = new CopyOnWriteArrayList<>();

	private final AtomicLong checked = new AtomicLong();

	private final HikariDataSource pool;

	private final JdbcClient db;

	MarkerWatch(TestDatabase database) {
		this.pool = database.pool();
		this.pool.setConnectionTimeout(QUICKLY);
		this.db = JdbcClient.create(pool);
	}

	@Override
	public @Nullable Fault at(Moment moment, Visit visit) {
		if (moment == Moment.DOT) {
			check(visit.recipient());
		}
		return null;
	}

	private void check(String recipient) {
		try {
			String status = db.sql("""
					select d.status from delivery d join subscriber s on s.id = d.subscriber where s.email = ?
					""").param(recipient).query(String.class).single();
			checked.incrementAndGet();
			if (!status.equals("ATTEMPTING")) {
				violations.add("%s had no marker, but was %s".formatted(recipient, status));
			}
		}
		catch (DataAccessException ex) {
			// The database is away.
		}
	}

	/** How many dots came while the database could be asked. */
	long checked() {
		return checked.get();
	}

	List<String> violations() {
		return List.copyOf(violations);
	}

	@Override
	public void close() {
		pool.close();
	}

}
