package dev.lundi.rendering;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one message which template, or which design, keeps Lundi from starting. */
class TemplateFailureAnalyzer extends AbstractFailureAnalyzer<TemplateException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, TemplateException cause) {
		return new FailureAnalysis("Mails cannot be made from these templates.\n\n    " + cause.getMessage(),
				"Mend that file or property and start again. Without the templates folder, the templates inside the jar serve.",
				cause);
	}

}
