package dev.lundi.pipeline;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.lundi.delivery.Mailing;
import dev.lundi.delivery.Mailings;
import dev.lundi.issue.Issue;
import dev.lundi.issue.IssueStatus;
import dev.lundi.issue.Issues;
import dev.lundi.notice.StaffNotices;
import dev.lundi.reason.Explained;
import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Says what became of a run when its job's execution has ended. */
@Component
class RunVerdict {

	private static final Logger log = LoggerFactory.getLogger(RunVerdict.class);

	private final RunRegister register;

	private final Issues issues;

	private final Mailings mailings;

	private final StaffNotices staff;

	private final RunReport report;

	RunVerdict(RunRegister register, Issues issues, Mailings mailings, StaffNotices staff, RunReport report) {
		this.register = register;
		this.issues = issues;
		this.mailings = mailings;
		this.staff = staff;
		this.report = report;
	}

	void pronounce(Run run, JobExecution execution) {
		if (execution.getStatus() == BatchStatus.COMPLETED) {
			RunStatus status = ended(run);
			end(run, status, (status == RunStatus.SKIPPED) ? RunStep.nothing(execution) : null);
		}
		else if (!execution.getAllFailureExceptions().isEmpty()) {
			failed(run, causes(execution));
		}
		// Otherwise the process is ending: the run stays RUNNING and is taken up again.
	}

	/**
	 * Whether a run has ended for good: neither it nor a delivery of its mailing was set
	 * free again.
	 */
	boolean stands(Run run) {
		RunStatus status = register.find(run.newsletter(), run.week()).orElseThrow().status();
		return switch (status) {
			case COMPLETED, CANCELLED -> mailingOf(run).map((sent) -> sent.status().isFinal()).orElse(true);
			case RUNNING, HELD, FAILED, SKIPPED -> false;
		};
	}

	private Optional<Mailing> mailingOf(Run run) {
		return issueOf(run).map(Issue::id).flatMap(mailings::ofIssue);
	}

	private Optional<Issue> issueOf(Run run) {
		return issues.findByNewsletterAndWeek(run.newsletter(), run.week());
	}

	private RunStatus ended(Run run) {
		if (isWithdrawn(run)) {
			return RunStatus.CANCELLED;
		}
		return mailingOf(run).map((sent) -> switch (sent.status()) {
			case CANCELLED -> RunStatus.CANCELLED;
			default -> RunStatus.COMPLETED;
		}).orElse(RunStatus.SKIPPED);
	}

	private boolean isWithdrawn(Run run) {
		return issueOf(run).filter((issue) -> issue.status() == IssueStatus.WITHDRAWN).isPresent();
	}

	private void failed(Run run, List<Throwable> causes) {
		Optional<Explained> held = causes.stream()
			.filter(Explained.class::isInstance)
			.map(Explained.class::cast)
			.findFirst();
		if (held.isPresent()) {
			await(run, RunStatus.HELD, held.get().reason());
		}
		else if (causes.stream().anyMatch(RunVerdict::mayPass)) {
			log.warn("The run of {} broke off; it is taken up again soon: {}", run, causes.getLast().getMessage());
		}
		else {
			Throwable cause = root(causes);
			log.error("The run of {} failed", run, cause);
			await(run, RunStatus.FAILED, Reason.of("fault", cause));
		}
	}

	/** The database went away, or an editor was faster: the run stays RUNNING. */
	private static boolean mayPass(Throwable cause) {
		return cause instanceof TransientDataAccessException || cause instanceof NonTransientDataAccessResourceException
				|| cause instanceof RecoverableDataAccessException || cause instanceof TransactionException
				|| cause instanceof SQLException;
	}

	/**
	 * Batch also reports that a step failed because its partitions did: that says
	 * nothing.
	 */
	private static Throwable root(List<Throwable> causes) {
		return causes.stream()
			.filter((cause) -> !cause.getClass().getName().startsWith("org.springframework.batch."))
			.reduce((outer, inner) -> inner)
			.orElse(causes.getLast());
	}

	private static List<Throwable> causes(JobExecution execution) {
		return execution.getAllFailureExceptions()
			.stream()
			.flatMap((failure) -> Stream.iterate(failure, Objects::nonNull, Throwable::getCause))
			.toList();
	}

	/**
	 * Operators are told first: should the process end in between, it is all done again.
	 */
	private void await(Run run, RunStatus status, Reason reason) {
		if (!isSomebodysWish(run, reason)) {
			staff.trouble(run.newsletter(), run.week().toString(), issueOf(run).map(Issue::subject).orElse(""), reason);
		}
		end(run, status, reason);
	}

	/** An editor's to approve, or an operator's that it pauses. */
	private boolean isSomebodysWish(Run run, Reason reason) {
		return reason.equals(ApproveTasklet.NOT_APPROVED)
				|| mailingOf(run).filter((paused) -> paused.pausedBy() != null)
					.map(Mailing::pauseReason)
					.filter(reason::equals)
					.isPresent();
	}

	private void end(Run run, RunStatus status, @Nullable Reason reason) {
		register.note(run, status, reason);
		report.ended(register.find(run.newsletter(), run.week()).orElseThrow());
	}

}
