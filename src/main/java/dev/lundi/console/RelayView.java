package dev.lundi.console;

import dev.lundi.limits.BreakerState;
import dev.lundi.limits.GateState;
import dev.lundi.relay.Relay;
import dev.lundi.relay.RelayEndpoint;

/** A relay as its page shows it: what is declared of it, and what holds now. */
record RelayView(Relay relay, RelayEndpoint endpoint, GateState gate, BreakerState breaker) {
}
