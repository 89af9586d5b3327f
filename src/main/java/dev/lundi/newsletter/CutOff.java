package dev.lundi.newsletter;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When an issue's week of content ends, written {@code sunday 20:00}.
 *
 * @param day weekday in the newsletter's zone
 * @param time local time in the newsletter's zone
 */
public record CutOff(DayOfWeek day, LocalTime time) {

	/** The end of the ISO week. */
	public static final CutOff MIDNIGHT = new CutOff(DayOfWeek.MONDAY, LocalTime.MIDNIGHT);

	private static final Pattern FORM = Pattern.compile("\\s*(\\p{Alpha}+)\\s+([0-9:]+)\\s*");

	/**
	 * Reads what a property says.
	 * @throws IllegalArgumentException with a sentence for the operator
	 */
	public static CutOff from(String text) {
		Matcher parts = FORM.matcher(text);
		if (!parts.matches()) {
			throw new IllegalArgumentException(unreadable(text));
		}
		try {
			return new CutOff(DayOfWeek.valueOf(parts.group(1).toUpperCase(Locale.ROOT)),
					LocalTime.parse(parts.group(2)));
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			throw new IllegalArgumentException(unreadable(text), ex);
		}
	}

	private static String unreadable(String text) {
		return "'%s' is not a weekday and a time; write it like 'sunday 20:00'".formatted(text);
	}

}
