package dev.lundi.pipeline;

import java.util.Optional;

import dev.lundi.content.Week;
import dev.lundi.content.WeekContent;
import dev.lundi.gather.Gatherer;
import dev.lundi.issue.Issue;
import dev.lundi.issue.IssueAssembler;
import dev.lundi.issue.Issues;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.newsletter.Schedule;
import dev.lundi.reason.Reason;

import org.springframework.batch.core.ExitStatus;
import org.springframework.stereotype.Component;

/**
 * Gathers the week and makes a draft of it, both or neither: a week that was only half
 * gathered leaves nothing behind.
 */
@Component
class AssembleTasklet extends RunTasklet {

	/** How the step ends when the week has no editorial. */
	static final ExitStatus EMPTY = new ExitStatus("EMPTY");

	private final Newsletters newsletters;

	private final Gatherer gatherer;

	private final IssueAssembler assembler;

	private final Issues issues;

	private final RunReport report;

	AssembleTasklet(Newsletters newsletters, Gatherer gatherer, IssueAssembler assembler, Issues issues,
			RunReport report) {
		this.newsletters = newsletters;
		this.gatherer = gatherer;
		this.assembler = assembler;
		this.issues = issues;
		this.report = report;
	}

	@Override
	ExitStatus run(RunStep step) {
		Newsletter newsletter = newsletters.get(step.newsletter());
		if (issues.findByNewsletterAndWeek(newsletter.slug(), step.week()).isPresent()) {
			return ExitStatus.COMPLETED;
		}
		WeekContent content = gather(newsletter, step.week());
		Optional<Issue> issue = assembler.assemble(newsletter, step.week(), content);
		issue.ifPresent((draft) -> report.assembled(step, draft));
		return issue.isPresent() ? ExitStatus.COMPLETED : empty(newsletter, step);
	}

	private WeekContent gather(Newsletter newsletter, Week week) {
		WeekContent content = gatherer.gather(newsletter, week);
		report.gathered(newsletter.slug(), week, content);
		return content;
	}

	private static ExitStatus empty(Newsletter newsletter, RunStep step) {
		if (newsletter.schedule().ifEmpty() == Schedule.IfEmpty.HOLD) {
			throw new HeldException(Reason.of("no-editorial", step.week()));
		}
		return EMPTY;
	}

}
