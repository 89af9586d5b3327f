package dev.lundi.inbox;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains a taken port without a stack trace. */
class InboxPortTakenAnalyzer extends AbstractFailureAnalyzer<InboxPortTakenException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InboxPortTakenException cause) {
		return new FailureAnalysis(cause.getMessage(),
				"Stop what listens there (perhaps another Lundi), or set lundi.inbox.port to another port; 0 takes any free one.",
				cause);
	}

}
