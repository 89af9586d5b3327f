package dev.lundi.proof;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * Reads every 250 ms, on a connection of its own, whether the ledger balances. While the
 * database is away there is nothing to read.
 */
final class InvariantWatch implements AutoCloseable {

	private static final String LOOK = """
			select m.id, m.planned, m.status, count(d.mailing) as total,
			  count(*) filter (where d.status in ('PENDING', 'CLAIMED', 'ATTEMPTING', 'DEFERRED')) as open,
			  count(*) filter (where d.status in ('ACCEPTED', 'REJECTED', 'IN_DOUBT', 'SKIPPED', 'EXPIRED', 'CANCELLED')) as settled,
			  count(*) filter (where d.status = 'ATTEMPTING') as attempting
			from mailing m left join delivery d on d.mailing = m.id where m.status <> 'PREPARING' group by m.id
			""";

	private final ScheduledExecutorService timer = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("watch").factory());

	private final DataSource database;

	private final List<String> violations = new CopyOnWriteArrayList<>();

	private final AtomicLong reads = new AtomicLong();

	private final AtomicLong attempting = new AtomicLong();

	private @Nullable Connection connection;

	InvariantWatch(DataSource database) {
		this.database = database;
		var _ = timer.scheduleWithFixedDelay(this::look, 0, 250, TimeUnit.MILLISECONDS);
	}

	private void look() {
		try (Statement statement = session().createStatement(); ResultSet mailing = statement.executeQuery(LOOK)) {
			while (mailing.next()) {
				check(mailing);
			}
			reads.incrementAndGet();
		}
		catch (SQLException ex) {
			connection = null;
		}
	}

	private Connection session() throws SQLException {
		if (connection == null) {
			connection = database.getConnection();
		}
		return connection;
	}

	private void check(ResultSet mailing) throws SQLException {
		long planned = mailing.getLong("planned");
		long open = mailing.getLong("open");
		attempting.accumulateAndGet(mailing.getLong("attempting"), Math::max);
		if (planned != mailing.getLong("total") || planned != open + mailing.getLong("settled")) {
			violations.add("%d planned, %d rows, %d of them open".formatted(planned, mailing.getLong("total"), open));
		}
		if (mailing.getString("status").equals("COMPLETED") && open > 0) {
			violations.add("Completed with %d open".formatted(open));
		}
	}

	List<String> violations() {
		return List.copyOf(violations);
	}

	long reads() {
		return reads.get();
	}

	/** The most deliveries that were seen between marker and outcome. */
	long mostAttempting() {
		return attempting.get();
	}

	@Override
	public void close() {
		timer.close();
		try {
			if (connection != null) {
				connection.close();
			}
		}
		catch (SQLException ex) {
			// It is of no more use anyhow.
		}
	}

}
