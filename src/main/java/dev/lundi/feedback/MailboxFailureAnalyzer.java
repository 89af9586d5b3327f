package dev.lundi.feedback;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one message what of the mailbox keeps Lundi from starting. */
class MailboxFailureAnalyzer extends AbstractFailureAnalyzer<InvalidMailboxException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidMailboxException cause) {
		return new FailureAnalysis("The mailbox is not declared as it must be.\n\n    " + cause.getMessage(),
				"Mend that property and start again; without lundi.mailbox nothing is read.", cause);
	}

}
