package dev.lundi.pipeline;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

import dev.lundi.content.Week;
import dev.lundi.issue.Issue;
import dev.lundi.newsletter.Newsletter;

/**
 * A run as its newsletter's schedule asks for it.
 *
 * @param due when the clock starts it; in the gap of a clock change, right after it
 */
public record ScheduledRun(Week week, ZonedDateTime due) {

	/** The next one to come. */
	public static ScheduledRun next(Newsletter newsletter, ZonedDateTime now) {
		ScheduledRun soonest = of(newsletter,
				Week.of(now.withZoneSameInstant(newsletter.zone()).toLocalDate()).previous());
		return soonest.due().isAfter(now) ? soonest : of(newsletter, soonest.week().next());
	}

	/** The one a week later. */
	public ScheduledRun following(Newsletter newsletter) {
		return of(newsletter, week.next());
	}

	/** The latest one that was due. */
	public static ScheduledRun last(Newsletter newsletter, ZonedDateTime now) {
		return of(newsletter, next(newsletter, now).week().previous());
	}

	/** The one that sends this issue of the newsletter. */
	public static ScheduledRun of(Newsletter newsletter, Issue issue) {
		return of(newsletter, issue.week());
	}

	private static ScheduledRun of(Newsletter newsletter, Week week) {
		LocalDate day = week.issueDate().with(TemporalAdjusters.nextOrSame(newsletter.schedule().day()));
		return new ScheduledRun(week, day.atTime(newsletter.schedule().time()).atZone(newsletter.zone()));
	}

}
