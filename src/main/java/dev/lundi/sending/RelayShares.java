package dev.lundi.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lundi.limits.Breaker;
import dev.lundi.limits.BreakerState;
import dev.lundi.limits.Breakers;
import dev.lundi.reason.Reason;
import dev.lundi.relay.Relay;
import dev.lundi.relay.Relays;

import org.springframework.stereotype.Component;

/**
 * Shares the connections of this process out among the relays by their weights. A relay
 * whose breaker is open gets none, and the others get its share.
 */
@Component
class RelayShares {

	private static final Duration SOON = Duration.ofMillis(100);

	private final Relays relays;

	private final Breakers breakers;

	private final Clock clock;

	private final Map<String, Integer> open = new HashMap<>();

	RelayShares(Relays relays, Breakers breakers, Clock clock) {
		this.relays = relays;
		this.breakers = breakers;
		this.clock = clock;
	}

	/**
	 * Takes a place at the relay that is furthest below its share, if one may be tried.
	 */
	synchronized Optional<Relay> take() {
		Optional<Relay> relay = byShare().stream()
			.filter(this::hasPlace)
			.filter((candidate) -> breaker(candidate).untilTry().isZero())
			.findFirst();
		relay.ifPresent((taken) -> open.merge(taken.name(), 1, Integer::sum));
		return relay;
	}

	synchronized void giveBack(Relay relay) {
		open.merge(relay.name(), -1, Integer::sum);
	}

	private List<Relay> byShare() {
		return relays.all().stream().sorted(Comparator.comparingDouble(this::shareWithOneMore)).toList();
	}

	private double shareWithOneMore(Relay relay) {
		return (connections(relay) + 1.0) / relay.weight();
	}

	private boolean hasPlace(Relay relay) {
		return relay.connections() == 0 || connections(relay) < relay.connections();
	}

	private int connections(Relay relay) {
		return open.getOrDefault(relay.name(), 0);
	}

	/**
	 * Whether another relay that may be tried is further below its share than this one.
	 */
	synchronized boolean isUnfair(Relay relay) {
		return relays.all()
			.stream()
			.filter((other) -> !other.equals(relay) && hasPlace(other))
			.filter((other) -> shareWithOneMore(other) < connections(relay) / (double) relay.weight())
			.anyMatch((other) -> breaker(other).state().position() == BreakerState.Position.CLOSED);
	}

	/** How long until it is worth asking for a place again. */
	Duration untilTry() {
		Instant now = clock.instant();
		return relays.all()
			.stream()
			.map((relay) -> breaker(relay).state().nextTry())
			.map((next) -> (next != null && next.isAfter(now)) ? Duration.between(now, next) : SOON)
			.min(Comparator.naturalOrder())
			.orElse(SOON);
	}

	/** Why none can be reached. */
	Reason reason() {
		return relays.all().stream().map((relay) -> breaker(relay).state().why()).reduce(Reason.NONE, Reason::and);
	}

	boolean isOnly(Relay relay) {
		return relays.all().equals(List.of(relay));
	}

	Breaker breaker(Relay relay) {
		return breakers.of("relay:" + relay.name());
	}

}
