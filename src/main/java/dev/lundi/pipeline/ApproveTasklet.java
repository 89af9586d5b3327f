package dev.lundi.pipeline;

import java.time.Clock;

import dev.lundi.issue.Issue;
import dev.lundi.issue.IssueStatus;
import dev.lundi.issue.Issues;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.newsletter.Schedule;
import dev.lundi.notice.StaffNotices;
import dev.lundi.reason.Reason;

import org.springframework.batch.core.ExitStatus;
import org.springframework.stereotype.Component;

/** The gate: nothing passes that nobody approved. */
@Component
class ApproveTasklet extends RunTasklet {

	/** How the step ends when an editor gave the issue up. */
	static final ExitStatus WITHDRAWN = new ExitStatus("WITHDRAWN");

	/** Why a run waits for an editor. */
	static final Reason NOT_APPROVED = Reason.of("not-approved");

	private final Newsletters newsletters;

	private final Issues issues;

	private final StaffNotices staff;

	private final RunReport report;

	private final Clock clock;

	ApproveTasklet(Newsletters newsletters, Issues issues, StaffNotices staff, RunReport report, Clock clock) {
		this.newsletters = newsletters;
		this.issues = issues;
		this.staff = staff;
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
		Newsletter newsletter = newsletters.get(step.newsletter());
		if (newsletter.schedule().approval() != Schedule.Approval.AUTOMATIC) {
			staff.draft(newsletter, step.week().toString(), issue.id(), issue.subject());
			throw new HeldException(NOT_APPROVED);
		}
		issue.approve("automatic", clock.instant());
		issues.save(issue);
		report.approved(step);
	}

}
