package dev.lundi.desk;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.lundi.delivery.Standings;
import dev.lundi.desk.NewsletterOnDesk.Trouble;
import dev.lundi.issue.Issue;
import dev.lundi.issue.IssueStatus;
import dev.lundi.issue.Issues;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.pipeline.Run;
import dev.lundi.pipeline.ScheduledRun;
import dev.lundi.pipeline.WeeklyRuns;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Lays the newsletters out for an editor. */
@Component
class NewslettersOnDesk {

	private final Newsletters newsletters;

	private final Issues issues;

	private final WeeklyRuns runs;

	private final Standings standings;

	private final Statuses statuses;

	private final Clock clock;

	NewslettersOnDesk(Newsletters newsletters, Issues issues, WeeklyRuns runs, Standings standings, Statuses statuses,
			Clock clock) {
		this.newsletters = newsletters;
		this.issues = issues;
		this.runs = runs;
		this.standings = standings;
		this.statuses = statuses;
		this.clock = clock;
	}

	List<NewsletterOnDesk> all(DeskWords words) {
		return newsletters.all().stream().map((newsletter) -> newsletter(newsletter, words)).toList();
	}

	private NewsletterOnDesk newsletter(Newsletter newsletter, DeskWords words) {
		List<Issue> latest = issues.findFirst10ByNewsletterOrderByWeekDesc(newsletter.slug());
		Optional<Issue> draft = latest.stream().filter((issue) -> issue.status() == IssueStatus.DRAFT).findFirst();
		ScheduledRun next = coming(newsletter);
		Milestones times = new Milestones(newsletter, words);
		return new NewsletterOnDesk(newsletter.slug(), newsletter.name(), newsletter.language().toLanguageTag(),
				draft.map((issue) -> issue(issue, newsletter, words)).orElse(null), String.valueOf(next.week()),
				draft.map((issue) -> times.of(statuses.of(issue, newsletter)))
					.orElseGet(() -> times.toCome(next.due())),
				trouble(newsletter),
				latest.stream()
					.filter((issue) -> !Optional.of(issue).equals(draft))
					.map((issue) -> issue(issue, newsletter, words))
					.toList());
	}

	/** The next one that nobody has started ahead of its time. */
	private ScheduledRun coming(Newsletter newsletter) {
		ScheduledRun next = ScheduledRun.next(newsletter, clock.instant().atZone(newsletter.zone()));
		while (runs.find(newsletter.slug(), next.week()).isPresent()) {
			next = next.following(newsletter);
		}
		return next;
	}

	private @Nullable Trouble trouble(Newsletter newsletter) {
		return runs.latest()
			.stream()
			.filter((run) -> run.newsletter().equals(newsletter.slug()))
			.findFirst()
			.filter((run) -> issues.findByNewsletterAndWeek(run.newsletter(), run.week()).isEmpty())
			.map(NewslettersOnDesk::trouble)
			.orElse(null);
	}

	private static Trouble trouble(Run run) {
		return new Trouble(String.valueOf(run.week()), run.status().name().toLowerCase(Locale.ROOT), run.reason());
	}

	private IssueOnDesk issue(Issue issue, Newsletter newsletter, DeskWords words) {
		return new IssueOnDesk(String.valueOf(issue.week()), issue.number(), issue.title(), issue.subject(),
				issue.status().name().toLowerCase(Locale.ROOT), words.day(ScheduledRun.of(newsletter, issue).due()),
				counts(issue));
	}

	private List<DeliveryCount> counts(Issue issue) {
		return standings.progressOfIssue(issue.id()).map(DeliveryCount::of).orElse(List.of());
	}

}
