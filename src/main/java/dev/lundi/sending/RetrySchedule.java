package dev.lundi.sending;

import java.time.Duration;
import java.util.List;

/**
 * When a deferred delivery is tried again: greylisting servers want at least five minutes
 * (RFC 6647 §2.1), and a spread keeps retries from arriving all at once.
 */
public final class RetrySchedule {

	private static final List<Duration> DELAYS = List.of(Duration.ofMinutes(5), Duration.ofMinutes(15),
			Duration.ofMinutes(30), Duration.ofMinutes(60), Duration.ofMinutes(120));

	private RetrySchedule() {
	}

	/**
	 * The delay after an attempt.
	 * @param attempt counted from 1
	 * @param jitter between 0 and 1
	 * @return the step's delay and up to 20 % more, never less
	 */
	public static Duration after(int attempt, double jitter) {
		Duration delay = DELAYS.get(Math.min(attempt, DELAYS.size()) - 1);
		return delay.plusMillis((long) (delay.toMillis() * 0.2 * jitter));
	}

}
