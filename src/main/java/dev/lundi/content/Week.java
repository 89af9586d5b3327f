package dev.lundi.content;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;

/**
 * An ISO 8601 week, written {@code 2026-W47}. An issue is named by the week that it
 * covers and goes out on the Monday after it.
 *
 * @param monday the first day of the week
 */
public record Week(LocalDate monday) implements Comparable<Week> {

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
		try {
			return of(LocalDate.parse(text + "-1", DateTimeFormatter.ISO_WEEK_DATE));
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("« %s » is not an ISO week; write it like 2026-W47".formatted(text), ex);
		}
	}

	/** The week in which a day lies. */
	public static Week of(LocalDate day) {
		return new Week(day.with(DayOfWeek.MONDAY));
	}

	/** The last week that has ended at that instant in that zone. */
	public static Week lastEnded(Instant now, ZoneId zone) {
		return of(LocalDate.ofInstant(now, zone)).previous();
	}

	public Week previous() {
		return new Week(monday.minusWeeks(1));
	}

	public Week next() {
		return new Week(monday.plusWeeks(1));
	}

	/** The first instant of the week in that zone. */
	public Instant start(ZoneId zone) {
		return monday.atStartOfDay(zone).toInstant();
	}

	/** The first instant after the week in that zone. */
	public Instant end(ZoneId zone) {
		return next().start(zone);
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
		return "%d-W%02d".formatted(monday.get(IsoFields.WEEK_BASED_YEAR),
				monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
	}

}
