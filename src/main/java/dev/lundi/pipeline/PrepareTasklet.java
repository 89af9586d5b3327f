package dev.lundi.pipeline;

import dev.lundi.delivery.Mailing;
import dev.lundi.delivery.Mailings;
import dev.lundi.issue.Issue;
import dev.lundi.issue.Issues;

import org.springframework.batch.core.ExitStatus;
import org.springframework.stereotype.Component;

/** Freezes the audience and lets the mails go. */
@Component
class PrepareTasklet extends RunTasklet {

	private final Issues issues;

	private final Mailings mailings;

	private final RunReport report;

	PrepareTasklet(Issues issues, Mailings mailings, RunReport report) {
		this.issues = issues;
		this.mailings = mailings;
		this.report = report;
	}

	@Override
	ExitStatus run(RunStep step) {
		Issue issue = issues.findByNewsletterAndWeek(step.newsletter(), step.week()).orElseThrow();
		Mailing mailing = mailings.prepare(issue);
		report.prepared(step, mailing);
		mailings.begin(mailing.id());
		step.handOver(mailing.id());
		return ExitStatus.COMPLETED;
	}

}
