package dev.lundi.delivery;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

import org.jspecify.annotations.Nullable;

/**
 * The moment that the first worker at a commit leaves to the others to come: until as
 * many are there as came to the last one, but no longer than that one took. A commit
 * costs the same however few share it.
 */
final class Gathering {

	/**
	 * However long commits take, nobody's mail waits longer for the mails of others.
	 */
	static final Duration LONGEST = Duration.ofMillis(2);

	private final IntSupplier present;

	/** How many workers came to the last commit or while it was under way. */
	private volatile int expected;

	/** How long the last commit took, in nanoseconds. */
	private long lastCommit;

	/** The one that waits for the others to come. */
	private volatile @Nullable Thread first;

	/**
	 * For workers of whom it can be told at any time how many are waiting.
	 * @param present how many
	 */
	Gathering(IntSupplier present) {
		this.present = present;
	}

	/** Called by everybody who comes: the last one ends the wait. */
	void joined() {
		Thread waiting = first;
		if (waiting != null && present.getAsInt() >= expected) {
			LockSupport.unpark(waiting);
		}
	}

	/** Waits for the others; called by one at a time. */
	void await() {
		long until = System.nanoTime() + patience();
		first = Thread.currentThread();
		while (isWorthWaiting() && until - System.nanoTime() > 0) {
			LockSupport.parkNanos(this, until - System.nanoTime());
		}
		first = null;
	}

	/** Somebody else may have written for whoever came here last. */
	private boolean isWorthWaiting() {
		int there = present.getAsInt();
		return there > 0 && there < expected;
	}

	/** How long the others are waited for at most, in nanoseconds. */
	long patience() {
		return Math.min(lastCommit, LONGEST.toNanos());
	}

	/**
	 * Learns from a commit.
	 * @param workers how many came to it or while it was under way
	 * @param nanos how long it took
	 */
	void committed(int workers, long nanos) {
		expected = workers;
		lastCommit = nanos;
	}

}
