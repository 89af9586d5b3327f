package dev.lundi.pipeline;

import java.time.Duration;

/** When it is time to say that nothing happens: soon at first, then ever more rarely. */
final class Silence {

	private static final Duration FIRST = Duration.ofSeconds(5);

	private static final Duration LONGEST = Duration.ofMinutes(2);

	private Duration wait = FIRST;

	private long since;

	/**
	 * Begins now.
	 * @param now in System.nanoTime
	 */
	Silence(long now) {
		this.since = now;
	}

	/** Something happened. */
	void end(long now) {
		wait = FIRST;
		since = now;
	}

	/** Whether it is time; then the next time comes after twice as long. */
	boolean isDue(long now) {
		boolean due = now - since >= wait.toNanos();
		if (due) {
			since = now;
			Duration doubled = wait.multipliedBy(2);
			wait = (doubled.compareTo(LONGEST) < 0) ? doubled : LONGEST;
		}
		return due;
	}

}
