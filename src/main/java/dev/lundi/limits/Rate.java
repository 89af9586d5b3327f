package dev.lundi.limits;

import java.math.BigDecimal;
import java.math.RoundingMode;
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

	/** In the shortest unit that has at least one mail. */
	static Rate ofPerSecond(double perSecond) {
		for (String letters : new String[] { "s", "min", "h" }) {
			double mails = perSecond * unit(letters).toSeconds();
			if (mails >= 1) {
				return new Rate(mails, unit(letters));
			}
		}
		return new Rate(perSecond * Duration.ofDays(1).toSeconds(), Duration.ofDays(1));
	}

	/** The same as a number of mails per second. */
	public double perSecond() {
		return mails * 1e9 / unit.toNanos();
	}

	/** In the form that {@link #parse} reads. */
	@Override
	public String toString() {
		BigDecimal rounded = BigDecimal.valueOf(mails).setScale((mails < 1) ? 6 : 2, RoundingMode.HALF_UP);
		return rounded.stripTrailingZeros().toPlainString() + "/" + letters();
	}

	private String letters() {
		return switch ((int) unit.toSeconds()) {
			case 60 -> "min";
			case 3600 -> "h";
			case 86_400 -> "d";
			default -> "s";
		};
	}

}
