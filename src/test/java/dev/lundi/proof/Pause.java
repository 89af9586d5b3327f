package dev.lundi.proof;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Lets time pass where the passing of time is what is wanted. */
final class Pause {

	private static final long LOOK_AGAIN = 1_000_000;

	private Pause() {
	}

	static void of(long nanos) {
		long end = System.nanoTime() + nanos;
		for (long left = nanos; left > 0 && !Thread.currentThread().isInterrupted(); left = end - System.nanoTime()) {
			LockSupport.parkNanos(left);
		}
	}

	/**
	 * Looks again and again.
	 * @return whether it came to hold in time
	 */
	static boolean until(Duration most, BooleanSupplier condition) {
		long end = System.nanoTime() + most.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() - end > 0) {
				return false;
			}
			LockSupport.parkNanos(LOOK_AGAIN);
		}
		return true;
	}

}
