package dev.lundi.limits;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which limit stops the start, and shows a right value. */
class LimitFailureAnalyzer extends AbstractFailureAnalyzer<InvalidLimitException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, InvalidLimitException invalid) {
		return new FailureAnalysis(invalid.getMessage() + ".", invalid.remedy(), rootFailure);
	}

}
