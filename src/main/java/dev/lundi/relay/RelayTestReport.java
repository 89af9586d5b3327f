package dev.lundi.relay;

import java.util.List;
import java.util.Optional;

import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * How far a relay can be reached.
 *
 * @param steps in the order in which they were taken; the last one may have failed
 */
public record RelayTestReport(List<Step> steps) {

	public RelayTestReport {
		steps = List.copyOf(steps);
	}

	/** Whether every step was taken. */
	public boolean isOk() {
		return steps.stream().allMatch(Step::isOk);
	}

	/**
	 * One step.
	 *
	 * @param reply what the relay answered or, where it does not speak, what was found
	 * @param remedy what helps; null when nothing went wrong
	 * @param properties those that the remedy names, in its order
	 */
	public record Step(RelayStep step, Reply reply, @Nullable RelayRemedy remedy, List<String> properties) {

		static Step ok(RelayStep step, Reply reply) {
			return new Step(step, reply, null, List.of());
		}

		static Step failed(RelayStep step, Reply reply, RelayRemedy remedy, RelaySettings relay) {
			return new Step(step, reply, remedy, remedy.settings().stream().map(relay::property).toList());
		}

		public boolean isOk() {
			return remedy == null;
		}

		/** The remedy in words; empty when nothing went wrong. */
		public Optional<Reason> advice() {
			return Optional.ofNullable(remedy).map((helps) -> helps.inWords(properties));
		}

	}

}
