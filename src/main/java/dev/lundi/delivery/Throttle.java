package dev.lundi.delivery;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Spaces mails evenly over all connections: the generic cell rate algorithm (ITU-T I.371)
 * without a burst.
 */
final class Throttle {

	private final long interval;

	private final LongSupplier nanoTime;

	private long nextFree;

	Throttle(double perSecond, LongSupplier nanoTime) {
		this.interval = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
		this.nanoTime = nanoTime;
		this.nextFree = nanoTime.getAsLong();
	}

	/** Takes the next slot and gives the nanoseconds until it. */
	synchronized long reserve() {
		long now = nanoTime.getAsLong();
		long slot = (nextFree - now > 0) ? nextFree : now;
		nextFree = slot + interval;
		return slot - now;
	}

}
