package dev.lundi.console;

import java.util.OptionalInt;

import dev.lundi.limits.BreakerState;
import dev.lundi.limits.BreakerState.Position;
import dev.lundi.limits.GateState;

/**
 * A domain group as the relays' page shows it.
 *
 * @param connections at most so many; empty when there is no such limit
 */
record GroupView(String name, GateState gate, BreakerState breaker, OptionalInt connections) {

	/** Whether anything limits it. */
	boolean isLimited() {
		return gate.inForce() != null || connections.isPresent() || breaker.position() != Position.CLOSED;
	}

}
