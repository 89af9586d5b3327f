package dev.lundi.limits;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A number of mails per unit of time, such as {@code 50}, {@code 10/s}, {@code 600/min},
 * {@code 20000/h} or {@code 500/d}.
 *
 * @param mails how many, more than 0
 * @param unit in which time
 */
public record Rate(double mails, Duration unit) {

	private static final Pattern TEXT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)(?:\\s*/\\s*(s|min|h|d))?");

	public Rate {
		if (!(mails > 0) || mails > 1_000_000_000) {
			throw new IllegalArgumentException("a rate is more than 0 and at most a thousand million");
		}
	}

	/**
	 * Reads a rate; without a unit it is per second.
	 * @throws IllegalArgumentException with the reason in words when it is not one
	 */
	public static Rate parse(String text) {
		Matcher rate = TEXT.matcher(text.strip());
		if (!rate.matches()) {
			throw new IllegalArgumentException(
					"\"%s\" is no rate: write it like 50, 10/s, 600/min, 20000/h or 500/d".formatted(text));
		}
		return new Rate(Double.parseDouble(rate.group(1)), unit(rate.group(2)));
	}

	private static Duration unit(@Nullable String letters) {
		return switch (letters) {
			case "min" -> Duration.ofMinutes(1);
			case "h" -> Duration.ofHours(1);
			case "d" -> Duration.ofDays(1);
			case null, default -> Duration.ofSeconds(1);
		};
	}

	/** The same as a number of mails per second. */
	public double perSecond() {
		return mails * 1e9 / unit.toNanos();
	}

}
