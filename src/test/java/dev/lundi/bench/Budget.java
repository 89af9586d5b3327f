package dev.lundi.bench;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A line of the budget: what must be reached, what we aim at, and what was measured.
 *
 * @param atMost whether less is better
 */
record Budget(String what, double must, double aim, boolean atMost, OptionalDouble measured) {

	static Budget atMost(String what, double must, double aim, OptionalDouble measured) {
		return new Budget(what, must, aim, true, measured);
	}

	static Budget atLeast(String what, double must, double aim, OptionalDouble measured) {
		return new Budget(what, must, aim, false, measured);
	}

	String line() {
		String sign = atMost ? "<=" : ">=";
		String figure = measured.isPresent() ? number(measured.getAsDouble()) : "-";
		return "%-58s %s %-7s %s %-7s %9s  %s".formatted(what, sign, number(must), sign, number(aim), figure,
				verdict());
	}

	private String verdict() {
		if (measured.isEmpty()) {
			return "not measured";
		}
		if (holds(aim)) {
			return "as aimed";
		}
		return holds(must) ? "as must be" : "MISSED";
	}

	private boolean holds(double limit) {
		return atMost ? measured.getAsDouble() <= limit : measured.getAsDouble() >= limit;
	}

	private static String number(double value) {
		return (value >= 100) ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.3g", value);
	}

}
