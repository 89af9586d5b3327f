package dev.lundi.pipeline;

import dev.lundi.content.Week;
import dev.lundi.content.WeekContent;
import dev.lundi.gather.Gatherer;
import dev.lundi.gather.ItemLedger;
import dev.lundi.gather.ItemTakenException;
import dev.lundi.issue.IssueAssembler;
import dev.lundi.issue.Issues;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.newsletter.Schedule;
import dev.lundi.notice.StaffNotices;
import dev.lundi.reason.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.ExitStatus;
import org.springframework.stereotype.Component;

/**
 * Gathers the week and makes a draft of it, both or neither: a week that was only half
 * gathered leaves nothing behind.
 */
@Component
class AssembleTasklet extends RunTasklet {

	/** Each further one follows another issue that was assembled in the meantime. */
	private static final int ATTEMPTS = 3;

	private static final Logger log = LoggerFactory.getLogger(AssembleTasklet.class);

	/** How the step ends when the week has no editorial, or too little beside it. */
	static final ExitStatus EMPTY = new ExitStatus("EMPTY");

	private final Newsletters newsletters;

	private final Gatherer gatherer;

	private final IssueAssembler assembler;

	private final ItemLedger ledger;

	private final Issues issues;

	private final StaffNotices staff;

	private final RunReport report;

	AssembleTasklet(Newsletters newsletters, Gatherer gatherer, IssueAssembler assembler, ItemLedger ledger,
			Issues issues, StaffNotices staff, RunReport report) {
		this.newsletters = newsletters;
		this.gatherer = gatherer;
		this.assembler = assembler;
		this.ledger = ledger;
		this.issues = issues;
		this.staff = staff;
		this.report = report;
	}

	@Override
	ExitStatus run(RunStep step) {
		Newsletter newsletter = newsletters.get(step.newsletter());
		if (issues.findByNewsletterAndWeek(newsletter.slug(), step.week()).isPresent()) {
			return ExitStatus.COMPLETED;
		}
		for (int attempt = 1;; attempt++) {
			try {
				return assemble(newsletter, step);
			}
			catch (ItemTakenException ex) {
				if (attempt == ATTEMPTS) {
					throw ex;
				}
				log.info("The week of {} is gathered again: {}", step, ex.getMessage());
			}
		}
	}

	private ExitStatus assemble(Newsletter newsletter, RunStep step) {
		WeekContent content = gather(newsletter, step.week());
		if (content.editorial() == null || content.taken() < newsletter.week().minimum()) {
			return empty(newsletter, step, content);
		}
		assembler.assemble(newsletter, step.week(), content).ifPresent((draft) -> report.assembled(step, draft));
		return ExitStatus.COMPLETED;
	}

	private WeekContent gather(Newsletter newsletter, Week week) {
		WeekContent content = gatherer.gather(newsletter, week);
		report.gathered(newsletter.slug(), week, content);
		return content;
	}

	/** What it has is left to the weeks that come. */
	private ExitStatus empty(Newsletter newsletter, RunStep step, WeekContent content) {
		ledger.leaveAll(newsletter.slug(), step.week(), content.items());
		Reason reason = (content.editorial() == null) ? Reason.of("no-editorial", step.week())
				: Reason.of("too-few", step.week(), content.taken(), newsletter.week().minimum());
		staff.empty(newsletter, step.week().toString(), reason);
		if (newsletter.schedule().ifEmpty() == Schedule.IfEmpty.HOLD) {
			throw new HeldException(reason);
		}
		step.tell(reason);
		return EMPTY;
	}

}
