package dev.lundi.limits;

import java.util.concurrent.TimeUnit;

/**
 * What the database's clock is in this process's nanoTime. An answer says it too late by
 * its way back, so the quickest of the last answers says it best.
 */
final class DatabaseTime {

	private static final long REMEMBERED = TimeUnit.SECONDS.toNanos(10);

	private boolean known;

	private long begun;

	private long least;

	private long leastBefore;

	/**
	 * Learns from an answer.
	 * @param micros the database's time in it
	 * @param answered nanoTime at which it came
	 */
	synchronized void learn(long micros, long answered) {
		long offset = answered - TimeUnit.MICROSECONDS.toNanos(micros);
		if (!known || answered - begun > 2 * REMEMBERED) {
			begin(answered, offset, offset);
		}
		else if (answered - begun > REMEMBERED) {
			begin(answered, least, offset);
		}
		least = lesser(least, offset);
	}

	private void begin(long now, long before, long offset) {
		known = true;
		begun = now;
		leastBefore = before;
		least = offset;
	}

	/** A time of the database as nanoTime. */
	synchronized long nanoTime(long micros) {
		return TimeUnit.MICROSECONDS.toNanos(micros) + lesser(least, leastBefore);
	}

	private static long lesser(long one, long other) {
		return (one - other < 0) ? one : other;
	}

}
