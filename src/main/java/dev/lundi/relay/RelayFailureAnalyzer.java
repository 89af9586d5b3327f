package dev.lundi.relay;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one message which relay keeps Lundi from starting. */
class RelayFailureAnalyzer extends AbstractFailureAnalyzer<InvalidRelayException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidRelayException cause) {
		return new FailureAnalysis("A relay is not declared as it must be.\n\n    " + cause.getMessage(),
				"Mend that property and start again.", cause);
	}

}
