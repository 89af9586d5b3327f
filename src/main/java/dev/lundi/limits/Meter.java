package dev.lundi.limits;

import java.util.concurrent.TimeUnit;

/** How many mails a second there were lately: over a minute, or less when it is new. */
final class Meter {

	private static final int LONGEST = 60;

	private static final int SHORTEST = 10;

	private final long[] counts = new long[LONGEST];

	private final long origin;

	private long newest;

	private long oldest;

	Meter(long now) {
		this.origin = now;
	}

	synchronized void count(int mails, long now) {
		advance(now);
		counts[(int) (newest % LONGEST)] += mails;
	}

	synchronized double perSecond(long now) {
		advance(now);
		long sum = 0;
		for (long count : counts) {
			sum += count;
		}
		return (double) sum / Math.clamp(newest - oldest + 1, SHORTEST, LONGEST);
	}

	private void advance(long now) {
		long second = TimeUnit.NANOSECONDS.toSeconds(now - origin);
		if (second - newest >= LONGEST) {
			oldest = second;
		}
		for (long next = Math.max(newest + 1, second - LONGEST + 1); next <= second; next++) {
			counts[(int) (next % LONGEST)] = 0;
		}
		newest = Math.max(newest, second);
	}

}
