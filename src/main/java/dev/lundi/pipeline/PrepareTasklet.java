package dev.lundi.pipeline;

import dev.lundi.delivery.Mailing;
import dev.lundi.delivery.MailingPreparation;
import dev.lundi.delivery.RestoredBackupGuard;
import dev.lundi.instance.ClockCheck;
import dev.lundi.issue.Issue;
import dev.lundi.issue.IssueStatus;
import dev.lundi.issue.Issues;
import dev.lundi.letter.Letters;

import org.springframework.batch.core.ExitStatus;
import org.springframework.stereotype.Component;

/**
 * Freezes the audience and lets the mails go, once the issue is known to make mails: a
 * broken template is one held run, not a rejection for everybody.
 */
@Component
class PrepareTasklet extends RunTasklet {

	private final Issues issues;

	private final Letters letters;

	private final MailingPreparation preparation;

	private final RunReport report;

	private final ClockCheck clocks;

	private final RestoredBackupGuard restored;

	PrepareTasklet(Issues issues, Letters letters, MailingPreparation preparation, RunReport report, ClockCheck clocks,
			RestoredBackupGuard restored) {
		this.issues = issues;
		this.letters = letters;
		this.preparation = preparation;
		this.report = report;
		this.clocks = clocks;
		this.restored = restored;
	}

	@Override
	ExitStatus run(RunStep step) {
		Issue issue = issues.findByNewsletterAndWeek(step.newsletter(), step.week()).orElseThrow();
		if (issue.status() != IssueStatus.APPROVED) {
			throw new HeldException(ApproveTasklet.NOT_APPROVED);
		}
		clocks.trouble().ifPresent((trouble) -> {
			throw new HeldException(trouble);
		});
		letters.tryOut(issue);
		Mailing mailing = preparation.prepare(issue, step.segment());
		report.prepared(step, mailing);
		restored.admit(mailing);
		preparation.begin(mailing.id());
		step.handOver(mailing.id());
		return ExitStatus.COMPLETED;
	}

}
