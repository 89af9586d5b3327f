package dev.lundi.pipeline;

import java.util.Objects;

import dev.lundi.delivery.Mailing;
import dev.lundi.delivery.MailingStatus;
import dev.lundi.delivery.Mailings;
import dev.lundi.delivery.Standings;
import dev.lundi.reason.Reason;

import org.springframework.batch.core.ExitStatus;
import org.springframework.stereotype.Component;

/** Ends the run when the ledger balances, and not before. */
@Component
class CompleteTasklet extends RunTasklet {

	private final Mailings mailings;

	private final Standings standings;

	private final RunReport report;

	CompleteTasklet(Mailings mailings, Standings standings, RunReport report) {
		this.mailings = mailings;
		this.standings = standings;
		this.report = report;
	}

	@Override
	ExitStatus run(RunStep step) {
		boolean complete = mailings.complete(step.mailing());
		Mailing mailing = mailings.find(step.mailing()).orElseThrow();
		report.balance(step.toString(), mailing, standings.progress(mailing.id()));
		if (mailing.status() == MailingStatus.PAUSED) {
			throw new HeldException(Objects.requireNonNullElse(mailing.pauseReason(), Reason.NONE));
		}
		return (complete || mailing.status() == MailingStatus.CANCELLED) ? ExitStatus.COMPLETED : ExitStatus.STOPPED;
	}

}
