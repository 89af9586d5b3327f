package dev.lundi.desk;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Optional;

import dev.lundi.delivery.Mailings;
import dev.lundi.desk.Status.Outlook;
import dev.lundi.issue.Issue;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.pipeline.Run;
import dev.lundi.pipeline.ScheduledRun;
import dev.lundi.pipeline.WeeklyRuns;

import org.springframework.stereotype.Component;

/** Finds out how far an issue is. */
@Component
class Statuses {

	private final WeeklyRuns runs;

	private final Mailings mailings;

	private final Clock clock;

	Statuses(WeeklyRuns runs, Mailings mailings, Clock clock) {
		this.runs = runs;
		this.mailings = mailings;
		this.clock = clock;
	}

	Status of(Issue issue, Newsletter newsletter) {
		Optional<Run> run = runs.find(issue.newsletter(), issue.week());
		ZonedDateTime due = ScheduledRun.of(newsletter, issue).due();
		return new Status(issue, run, mailings.ofIssue(issue.id()), due,
				run.map(Statuses::outlook).orElseGet(() -> outlook(due)));
	}

	private static Outlook outlook(Run run) {
		return switch (run.status()) {
			case HELD -> Outlook.HELD;
			case RUNNING -> Outlook.UNDER_WAY;
			case COMPLETED, SKIPPED, CANCELLED, FAILED -> Outlook.STUCK;
		};
	}

	private Outlook outlook(ZonedDateTime due) {
		return due.toInstant().isAfter(clock.instant()) ? Outlook.DUE : Outlook.STUCK;
	}

}
