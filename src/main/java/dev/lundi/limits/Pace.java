package dev.lundi.limits;

import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

import dev.lundi.limits.GateRow.Slowdown;
import dev.lundi.limits.GateState.WarmUpDay;
import org.jspecify.annotations.Nullable;

/**
 * What a gate's properties and its row mean together.
 *
 * @param row null when nobody has used the gate yet
 */
record Pace(@Nullable Rate configured, @Nullable WarmUp warmUp, @Nullable GateRow row) {

	/**
	 * Mails leave some milliseconds after their slots. Spacing the slots 2 % wider keeps
	 * one too many out of the windows' edges: 20 ms in a second, 200 ms in 10 s.
	 */
	private static final double MARGIN = 1.02;

	private static final double BLOCK_SECONDS = 0.25;

	private static final long SECONDS_PER_DAY = TimeUnit.DAYS.toSeconds(1);

	boolean isFree() {
		return perSecond() == null && warmUpDay() == null;
	}

	/**
	 * The lower of what is configured and what the other side bears; null for neither.
	 */
	@Nullable Double perSecond() {
		Slowdown slowdown = slowdown();
		if (configured == null) {
			return (slowdown == null) ? null : (Double) slowdown.perSecond();
		}
		return (slowdown == null) ? configured.perSecond() : Math.min(configured.perSecond(), slowdown.perSecond());
	}

	private @Nullable Slowdown slowdown() {
		return (row == null) ? null : row.slowdown();
	}

	/** Seconds between two slots. */
	double spacing() {
		Double perSecond = perSecond();
		return (perSecond == null) ? 0 : MARGIN / perSecond;
	}

	long spacingNanos() {
		return (long) (spacing() * TimeUnit.SECONDS.toNanos(1));
	}

	/**
	 * So many slots are taken from the database at once: a quarter of a second's. While a
	 * day's are counted they are fewer, for what a process does not use is lost.
	 */
	int blockSize(int most) {
		long block = (spacing() == 0) ? Integer.MAX_VALUE : Math.max(1, (long) (BLOCK_SECONDS / spacing()));
		WarmUpDay day = warmUpDay();
		long wanted = (day == null) ? Integer.MAX_VALUE : Math.max(most, day.allowance() / 100);
		return (int) Math.min(block, wanted);
	}

	long allowance() {
		WarmUpDay day = warmUpDay();
		return (day == null) ? WarmUp.NO_END : day.allowance();
	}

	/** Null when the day's mails are more than the rate lets through anyway. */
	private @Nullable WarmUpDay warmUpDay() {
		if (warmUp == null || row == null || warmUp.allowance(row.today()) >= ofADay()) {
			return null;
		}
		return new WarmUpDay(warmUp.day(row.today()), warmUp.allowance(row.today()), row.used());
	}

	private double ofADay() {
		return (configured == null) ? WarmUp.NO_END : configured.perSecond() * SECONDS_PER_DAY;
	}

	/** From the moment at which the row was read. */
	Duration untilNext() {
		if (row == null) {
			return Duration.ZERO;
		}
		WarmUpDay day = warmUpDay();
		if (day != null && day.isOver()) {
			return row.untilTomorrow();
		}
		Duration wait = Duration.ofNanos(spacingNanos()).minus(row.sinceLastSlot());
		return wait.isNegative() ? Duration.ZERO : wait;
	}

	/** How long so many mails need at least. */
	Duration timeFor(long mails) {
		WarmUpDay today = warmUpDay();
		if (warmUp == null || row == null || today == null || mails <= today.allowance() - today.used()) {
			return seconds(mails * spacing());
		}
		long left = mails - Math.max(0, today.allowance() - today.used());
		LocalDate date = row.today().plusDays(1);
		while (left > warmUp.allowance(date)) {
			left -= warmUp.allowance(date);
			date = date.plusDays(1);
		}
		return row.untilTomorrow()
			.plusDays(date.toEpochDay() - row.today().toEpochDay() - 1)
			.plus(seconds(left * spacing()));
	}

	private static Duration seconds(double seconds) {
		return Duration.ofMillis((long) (seconds * 1000));
	}

	GateState state(String name) {
		Double perSecond = perSecond();
		boolean usual = configured != null && perSecond != null && perSecond >= configured.perSecond();
		Rate slowed = (perSecond == null) ? null : Rate.ofPerSecond(perSecond);
		Slowdown slowdown = slowdown();
		return new GateState(name, configured, usual ? configured : slowed,
				(slowdown == null) ? null : slowdown.since(), warmUpDay());
	}

}
