package dev.lundi.limits;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

/**
 * How fast a gate lets mail through at the moment, and why.
 *
 * @param name of the gate
 * @param configured rate; null when it has none
 * @param inForce rate that holds now; null when there is none
 * @param slowedSince when the other side began to ask for less; null when it does not
 * @param warmUp today's part of the warm-up; null when there is none, or no longer
 */
public record GateState(String name, @Nullable Rate configured, @Nullable Rate inForce, @Nullable Instant slowedSince,
		@Nullable WarmUpDay warmUp) {

	/**
	 * A day of a warm-up.
	 *
	 * @param day the first is 0
	 * @param allowance how many mails may go on that day
	 * @param used how many have gone, or could have
	 */
	public record WarmUpDay(long day, long allowance, long used) {

		/** Whether the day's mails are used up. */
		public boolean isOver() {
			return used >= allowance;
		}

	}

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	/** For an operator. */
	public String words() {
		StringJoiner words = new StringJoiner(", ");
		words.add((inForce != null) ? inForce.toString() : "no rate limit");
		if (slowedSince != null) {
			String usual = (configured != null) ? " (usually " + configured + ")" : "";
			words.add("slowed down since " + TIME.format(slowedSince) + " after 421 or 4.7.x" + usual);
		}
		if (warmUp != null) {
			words.add("warm-up day %d: %,d a day, %,d used".formatted(warmUp.day(), warmUp.allowance(), warmUp.used()));
		}
		return words.toString();
	}

}
