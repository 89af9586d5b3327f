package dev.lundi.support;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread or process does. */
public final class Until {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private Until() {
	}

	/** Looks again and again, and fails when a minute has passed. */
	public static void holds(String what, BooleanSupplier condition) {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() - end > 0) {
				throw new AssertionError("Waited in vain until " + what);
			}
			LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
		}
	}

}
