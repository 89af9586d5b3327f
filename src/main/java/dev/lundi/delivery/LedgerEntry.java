package dev.lundi.delivery;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessResourceFailureException;

/** What one worker has to write to the ledger, and what became of it. */
final class LedgerEntry {

	private final Thread worker = Thread.currentThread();

	private final @Nullable Outcome ended;

	private final @Nullable Attempt beginning;

	private volatile @Nullable Written written;

	private volatile @Nullable Exception failure;

	/** An entry of the worker whose thread makes it. */
	LedgerEntry(@Nullable Outcome ended, @Nullable Attempt beginning) {
		this.ended = ended;
		this.beginning = beginning;
	}

	@Nullable Outcome ended() {
		return ended;
	}

	@Nullable Attempt beginning() {
		return beginning;
	}

	boolean isDone() {
		return written != null || failure != null;
	}

	/** Lets the worker look again. */
	void wake() {
		LockSupport.unpark(worker);
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

	/**
	 * What became of it, once it is done.
	 * @throws DataAccessResourceFailureException when the ledger could not be written
	 */
	Written result() {
		if (failure != null) {
			throw new DataAccessResourceFailureException("The ledger could not be written", failure);
		}
		return Objects.requireNonNull(written);
	}

	/**
	 * What became of an entry.
	 *
	 * @param settled whether the outcome was recorded, if there was one
	 * @param marked whether the marker was set, if one was asked for
	 */
	record Written(boolean settled, boolean marked) {
	}

}
