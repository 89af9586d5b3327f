package dev.lundi.limits;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code gate} as it was when it was read. Times are differences to
 * the database's clock, because those of the nodes do not agree.
 *
 * @param sinceLastSlot negative when the last slot is still to come
 * @param today the database's date in UTC
 * @param used slots taken today
 * @param slowdown null while it is not slowed down
 */
record GateRow(Duration sinceLastSlot, LocalDate today, Duration untilTomorrow, long used,
		@Nullable Slowdown slowdown) {

	/**
	 * That the other side asked for less.
	 *
	 * @param to mails per second when it was last halved
	 * @param from mails per second, to which it grows back
	 * @param clean how long nobody has complained
	 */
	record Slowdown(double to, double from, Instant since, Duration sinceHalved, Duration clean) {

		private static final double GROWTH_PER_MINUTE = 1.1;

		/** Mails per second, now. */
		double perSecond() {
			return to * Math.pow(GROWTH_PER_MINUTE, (double) clean.toMinutes());
		}

		boolean isOver() {
			return perSecond() >= from;
		}

	}

	/** Null when it is over. */
	@Override
	public @Nullable Slowdown slowdown() {
		return (slowdown == null || slowdown.isOver()) ? null : slowdown;
	}

}
