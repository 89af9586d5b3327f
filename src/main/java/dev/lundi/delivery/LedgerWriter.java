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
 * slower the disk, the larger the groups. Since a commit costs the same however few share
 * it, that first one also waits a moment for those who are about to come.
 */
@Component
class LedgerWriter implements DisposableBean {

	/**
	 * How long a known outcome is tried to be recorded before it has to be called doubt.
	 */
	private static final Duration STUBBORNNESS = Duration.ofSeconds(20);

	private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

	/**
	 * However long commits take, nobody's mail waits longer for the mails of others.
	 */
	private static final long LONGEST_GATHERING = Duration.ofMillis(2).toNanos();

	private static final Logger log = LoggerFactory.getLogger(LedgerWriter.class);

	private final Queue<Entry> waiting = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean busy = new AtomicBoolean();

	/** How many workers came to the last commit or while it was under way. */
	private volatile int expected;

	/** How long the last commit took, in nanoseconds. */
	private long lastCommit;

	/** The one that waits for the others to come. */
	private volatile @Nullable Thread gathering;

	private final DataSource dataSource;

	private final Suppressions suppressions;

	private final RecordedOutcomes recorded;

	private final Duration lease;

	private final Clock clock;

	private @Nullable LedgerStatement statement;

	LedgerWriter(DataSource dataSource, Suppressions suppressions, RecordedOutcomes recorded,
			DeliveryProperties properties, Clock clock) {
		this.dataSource = dataSource;
		this.suppressions = suppressions;
		this.recorded = recorded;
		this.lease = properties.attemptLease();
		this.clock = clock;
	}

	/**
	 * Records an outcome, sets a marker, or both; durable when this returns.
	 * @throws DataAccessResourceFailureException when the database cannot be reached: no
	 * marker is set then, and the outcome is not recorded
	 */
	Written write(@Nullable Outcome ended, @Nullable Attempt beginning) {
		Entry entry = new Entry(Thread.currentThread(), ended, beginning);
		waiting.add(entry);
		Thread first = gathering;
		if (first != null && waiting.size() >= expected) {
			LockSupport.unpark(first);
		}
		while (entry.written == null && entry.failure == null) {
			if (busy.compareAndSet(false, true)) {
				writeAllWaiting();
			}
			else {
				LockSupport.park(this);
			}
		}
		if (entry.failure != null) {
			throw new DataAccessResourceFailureException("The ledger could not be written", entry.failure);
		}
		return Objects.requireNonNull(entry.written);
	}

	private void writeAllWaiting() {
		List<Entry> group = new ArrayList<>();
		try {
			gather();
			for (Entry entry = waiting.poll(); entry != null; entry = waiting.poll()) {
				group.add(entry);
			}
			if (!group.isEmpty()) {
				long start = System.nanoTime();
				write(group);
				lastCommit = System.nanoTime() - start;
				expected = group.size() + waiting.size();
			}
		}
		finally {
			busy.set(false);
			group.forEach((entry) -> LockSupport.unpark(entry.thread));
			Entry next = waiting.peek();
			if (next != null) {
				LockSupport.unpark(next.thread);
			}
		}
	}

	/** Waits for as many as are expected, but no longer than a commit takes. */
	private void gather() {
		long until = System.nanoTime() + Math.min(lastCommit, LONGEST_GATHERING);
		gathering = Thread.currentThread();
		while (isWorthWaiting() && until - System.nanoTime() > 0) {
			LockSupport.parkNanos(this, until - System.nanoTime());
		}
		gathering = null;
	}

	/** Somebody else may have written for whoever came here last. */
	private boolean isWorthWaiting() {
		int present = waiting.size();
		return present > 0 && present < expected;
	}

	private void write(List<Entry> group) {
		List<Outcome> ended = group.stream().map(Entry::ended).filter(Objects::nonNull).toList();
		List<Attempt> beginning = group.stream().map(Entry::beginning).filter(Objects::nonNull).toList();
		try {
			Set<LedgerStatement.Done> done = statement().execute(ended, beginning, clock.instant());
			group.forEach((entry) -> entry.written(done));
		}
		catch (SQLException | RuntimeException ex) {
			disconnect();
			log.warn("The ledger cannot be written; {} known outcomes wait for it: {}", ended.size(), ex.getMessage());
			writeStubbornly(group, ended, ex);
		}
	}

	/**
	 * Nobody knows whether the failed statement was committed. Markers are given up: no
	 * dot has left for them. Outcomes are known, and would become doubts.
	 */
	private void writeStubbornly(List<Entry> group, List<Outcome> ended, Exception failure) {
		long start = System.nanoTime();
		while (!ended.isEmpty() && System.nanoTime() - start < STUBBORNNESS.toNanos()) {
			LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
			try {
				statement().execute(ended, List.of(), clock.instant());
				ended = recorded.without(ended);
			}
			catch (SQLException | RuntimeException ex) {
				disconnect();
			}
		}
		List<Outcome> lost = ended;
		group.forEach((entry) -> entry.failed(lost, failure));
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

	/**
	 * What became of it.
	 *
	 * @param settled whether the outcome was recorded, if there was one
	 * @param marked whether the marker was set, if one was asked for
	 */
	record Written(boolean settled, boolean marked) {
	}

	/** What one worker waits for. */
	private static final class Entry {

		private final Thread thread;

		private final @Nullable Outcome ended;

		private final @Nullable Attempt beginning;

		private volatile @Nullable Written written;

		private volatile @Nullable Exception failure;

		Entry(Thread thread, @Nullable Outcome ended, @Nullable Attempt beginning) {
			this.thread = thread;
			this.ended = ended;
			this.beginning = beginning;
		}

		@Nullable Outcome ended() {
			return ended;
		}

		@Nullable Attempt beginning() {
			return beginning;
		}

		void written(Set<LedgerStatement.Done> done) {
			written = new Written(ended == null || done.contains(LedgerStatement.Done.settled(ended)),
					beginning != null && done.contains(LedgerStatement.Done.marked(beginning)));
		}

		/** Whose outcome was recorded in the end has only lost the marker. */
		void failed(List<Outcome> lost, Exception cause) {
			if (ended != null && !lost.contains(ended)) {
				written = new Written(true, false);
			}
			else {
				failure = cause;
			}
		}

	}

}
