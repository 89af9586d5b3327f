package dev.lundi.content;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An ISO 8601 week, written {@code 2026-W47}. An issue is named by the week that it
 * covers and goes out on the Monday after it.
 *
 * @param monday the first day of the week
 */
public record Week(LocalDate monday) implements Comparable<Week> {

	private static final Pattern FORM = Pattern.compile("[0-9]{4}-W[0-9]{2}");

	public Week {
		if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
			throw new IllegalArgumentException("%s is not a Monday".formatted(monday));
		}
	}

	/**
	 * Reads the form {@code 2026-W47}.
	 * @throws IllegalArgumentException with a sentence for the reader when the text is
	 * not a week
	 */
	public static Week parse(String text) {
		if (!FORM.matcher(text).matches()) {
			throw new IllegalArgumentException("« %s » is not an ISO week; write it like 2026-W47".formatted(text));
		}
		try {
			return of(LocalDate.parse(text + "-1", DateTimeFormatter.ISO_WEEK_DATE));
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("%s does not exist: the year %s has %d weeks; write it like 2026-W47"
				.formatted(text, text.substring(0, 4), weeksIn(Integer.parseInt(text.substring(0, 4)))), ex);
		}
	}

	/** 28 December is always in its year's last week. */
	private static int weeksIn(int year) {
		return LocalDate.of(year, 12, 28).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
	}

	/** The week in which a day lies. */
	public static Week of(LocalDate day) {
		return new Week(day.with(DayOfWeek.MONDAY));
	}

	public Week previous() {
		return new Week(monday.minusWeeks(1));
	}

	public Week next() {
		return new Week(monday.plusWeeks(1));
	}

	/** The Monday on which the issue of this week goes out. */
	public LocalDate issueDate() {
		return monday.plusWeeks(1);
	}

	@Override
	public int compareTo(Week other) {
		return monday.compareTo(other.monday);
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%04d-W%02d", monday.get(IsoFields.WEEK_BASED_YEAR),
				monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
	}

}
