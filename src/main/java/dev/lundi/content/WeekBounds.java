package dev.lundi.content;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Between which instants the content of a week is published: from the cut-off of the week
 * before, included, to its own, excluded. Whatever the clocks do in between, no instant
 * is in two weeks and none is in no week.
 *
 * @param days of the cut-off after the Monday that follows the week, negative before it
 * @param time of the cut-off, local; in the gap of a clock change, right after it
 */
public record WeekBounds(int days, LocalTime time) {

	/** Those of the ISO week itself. */
	public static final WeekBounds ISO = new WeekBounds(0, LocalTime.MIDNIGHT);

	/** The first instant of the week in that zone. */
	public Instant start(Week week, ZoneId zone) {
		return end(week.previous(), zone);
	}

	/** The first instant after the week in that zone. */
	public Instant end(Week week, ZoneId zone) {
		return week.issueDate().plusDays(days).atTime(time).atZone(zone).toInstant();
	}

	/** The last week that has ended at that instant in that zone. */
	public Week lastEnded(Instant now, ZoneId zone) {
		Week week = Week.of(LocalDate.ofInstant(now, zone)).next();
		while (end(week, zone).isAfter(now)) {
			week = week.previous();
		}
		return week;
	}

}
