package dev.lundi.pipeline;

import java.time.Clock;

import dev.lundi.issue.Issue;
import dev.lundi.issue.IssueStatus;
import dev.lundi.issue.Issues;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.newsletter.Schedule;
import dev.lundi.reason.Reason;

import org.springframework.batch.core.ExitStatus;
import org.springframework.stereotype.Component;

/** The gate: nothing passes that nobody approved. */
@Component
class ApproveTasklet extends RunTasklet {

	/** How the step ends when an editor gave the issue up. */
	static final ExitStatus WITHDRAWN = new ExitStatus("WITHDRAWN");

	private final Newsletters newsletters;

	private final Issues issues;

	private final RunReport report;

	private final Clock clock;

	ApproveTasklet(Newsletters newsletters, Issues issues, RunReport report, Clock clock) {
		this.newsletters = newsletters;
		this.issues = issues;
		this.report = report;
		this.clock = clock;
	}

	@Override
	ExitStatus run(RunStep step) {
		Issue issue = issues.findByNewsletterAndWeek(step.newsletter(), step.week()).orElseThrow();
		if (issue.status() == IssueStatus.WITHDRAWN) {
			return WITHDRAWN;
		}
		if (issue.status() == IssueStatus.DRAFT) {
			approve(issue, step);
		}
		return ExitStatus.COMPLETED;
	}

	private void approve(Issue issue, RunStep step) {
		Schedule schedule = newsletters.get(step.newsletter()).schedule();
		if (schedule.approval() != Schedule.Approval.AUTOMATIC) {
			throw new HeldException(Reason.of("not-approved"));
		}
		issue.approve("automatic", clock.instant());
		issues.save(issue);
		report.approved(step);
	}

}
