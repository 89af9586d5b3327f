package dev.lundi.roster;

import dev.lundi.api.ApiProblem;
import dev.lundi.reason.Reason;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * How a program wants a file imported.
 *
 * @param dryRun whether it is only read
 * @param strict whether one bad row refuses all
 * @param asking whether those without proof are asked to confirm
 */
record Manner(boolean dryRun, boolean strict, boolean asking) {

	static Manner of(HttpServletRequest request) {
		return new Manner(flag(request, "dry-run"), flag(request, "strict"), flag(request, "ask"));
	}

	/** Nothing is guessed: what was meant to be tried must not be done. */
	static boolean flag(HttpServletRequest request, String name) {
		@Nullable String[] values = request.getParameterValues(name);
		if (values == null) {
			return false;
		}
		if (values.length > 1 || !("true".equals(values[0]) || "false".equals(values[0]))) {
			throw new ApiProblem(HttpStatus.BAD_REQUEST, Reason.of("api.flag", name));
		}
		return "true".equals(values[0]);
	}

}
