package dev.lundi.delivery;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

import dev.lundi.subscriber.Suppressions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Writes the ledger for all workers of this process. Who comes while a commit is under
 * way waits, and the first of those who waited writes for all of them (group commit): the
 * slower the disk, the larger the groups.
 */
@Component
class LedgerWriter implements DisposableBean {

	private static final Logger log = LoggerFactory.getLogger(LedgerWriter.class);

	private final Queue<LedgerEntry> waiting = new ConcurrentLinkedQueue<>();

	private final Gathering gathering = new Gathering(waiting::size);

	private final AtomicBoolean busy = new AtomicBoolean();

	private final DataSource dataSource;

	private final Suppressions suppressions;

	private final OutcomeRescue rescue;

	private final Duration lease;

	private final Clock clock;

	private @Nullable LedgerStatement statement;

	LedgerWriter(DataSource dataSource, Suppressions suppressions, OutcomeRescue rescue, DeliveryProperties properties,
			Clock clock) {
		this.dataSource = dataSource;
		this.suppressions = suppressions;
		this.rescue = rescue;
		this.lease = properties.attemptLease();
		this.clock = clock;
	}

	/**
	 * Records an outcome, sets a marker, or both; durable when this returns.
	 * @throws DataAccessResourceFailureException when the database cannot be reached: no
	 * marker is set then, and the outcome is not recorded
	 */
	LedgerEntry.Written write(@Nullable Outcome ended, @Nullable Attempt beginning) {
		LedgerEntry entry = new LedgerEntry(ended, beginning);
		waiting.add(entry);
		gathering.joined();
		while (!entry.isDone()) {
			if (busy.compareAndSet(false, true)) {
				writeAllWaiting();
			}
			else {
				LockSupport.park(this);
			}
		}
		return entry.result();
	}

	private void writeAllWaiting() {
		List<LedgerEntry> group = new ArrayList<>();
		try {
			gathering.await();
			for (LedgerEntry entry = waiting.poll(); entry != null; entry = waiting.poll()) {
				group.add(entry);
			}
			if (!group.isEmpty()) {
				long start = System.nanoTime();
				write(group);
				gathering.committed(group.size() + waiting.size(), System.nanoTime() - start);
			}
		}
		finally {
			busy.set(false);
			group.forEach(LedgerEntry::wake);
			LedgerEntry next = waiting.peek();
			if (next != null) {
				next.wake();
			}
		}
	}

	/** When that fails, markers are given up: no dot has left for them. */
	private void write(List<LedgerEntry> group) {
		List<Outcome> ended = group.stream().map(LedgerEntry::ended).filter(Objects::nonNull).toList();
		List<Attempt> beginning = group.stream().map(LedgerEntry::beginning).filter(Objects::nonNull).toList();
		try {
			Set<LedgerStatement.Done> done = execute(ended, beginning);
			group.forEach((entry) -> entry.written(done));
		}
		catch (SQLException | RuntimeException ex) {
			log.warn("The ledger cannot be written; {} known outcomes wait for it: {}", ended.size(), ex.getMessage());
			List<Outcome> lost = rescue.record(ended, (outcomes) -> execute(outcomes, List.of()));
			group.forEach((entry) -> entry.failed(lost, ex));
		}
	}

	/** A connection on which it failed is not used again. */
	private Set<LedgerStatement.Done> execute(List<Outcome> ended, List<Attempt> beginning) throws SQLException {
		try {
			return statement().execute(ended, beginning, clock.instant());
		}
		catch (SQLException | RuntimeException ex) {
			disconnect();
			throw ex;
		}
	}

	private LedgerStatement statement() throws SQLException {
		if (statement == null) {
			statement = new LedgerStatement(dataSource, suppressions, lease);
		}
		return statement;
	}

	private void disconnect() {
		try {
			destroy();
		}
		catch (SQLException ex) {
			log.debug("The ledger's connection did not close cleanly", ex);
		}
	}

	@Override
	public void destroy() throws SQLException {
		if (statement != null) {
			LedgerStatement last = statement;
			statement = null;
			last.close();
		}
	}

}
