package dev.lundi.pipeline;

import java.util.Optional;

import dev.lundi.delivery.Mailing;
import dev.lundi.delivery.MailingStatus;
import dev.lundi.delivery.Mailings;
import dev.lundi.delivery.Standing;
import dev.lundi.delivery.Standings;
import dev.lundi.issue.Issue;
import dev.lundi.issue.Issues;
import dev.lundi.limits.Forecast;
import dev.lundi.limits.Forecasts;
import dev.lundi.newsletter.Newsletters;

import org.springframework.stereotype.Component;

/** Looks at the mailings that runs are sending. */
@Component
class SendWatch {

	private final Newsletters newsletters;

	private final Issues issues;

	private final Mailings mailings;

	private final Standings standings;

	private final Forecasts forecasts;

	SendWatch(Newsletters newsletters, Issues issues, Mailings mailings, Standings standings, Forecasts forecasts) {
		this.newsletters = newsletters;
		this.issues = issues;
		this.mailings = mailings;
		this.standings = standings;
		this.forecasts = forecasts;
	}

	/** How the run's mailing stands; empty while it sends nothing. */
	Optional<Standing> standing(Run run) {
		return issues.findByNewsletterAndWeek(run.newsletter(), run.week())
			.map(Issue::id)
			.flatMap(mailings::ofIssue)
			.filter((mailing) -> mailing.status() == MailingStatus.SENDING)
			.map(Mailing::id)
			.map(standings::of);
	}

	/** What keeps its mails from going sooner. */
	Forecast forecast(Run run, Standing standing) {
		return forecasts.of(standing.waiting(), standing.perSecond(), newsletters.get(run.newsletter()).zone());
	}

}
