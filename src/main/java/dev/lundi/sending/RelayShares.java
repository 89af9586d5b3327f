package dev.lundi.sending;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.lundi.limits.Breaker;
import dev.lundi.limits.Breakers;
import dev.lundi.relay.Relay;
import dev.lundi.relay.Relays;

import org.springframework.stereotype.Component;

/**
 * Shares the connections of this process out among the relays by their weights. A relay
 * whose breaker is open gets none, and the others get its share.
 */
@Component
class RelayShares {

	private final Relays relays;

	private final Breakers breakers;

	private final Map<String, Integer> open = new HashMap<>();

	RelayShares(Relays relays, Breakers breakers) {
		this.relays = relays;
		this.breakers = breakers;
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
			.anyMatch((other) -> breaker(other).untilTry().isZero());
	}

	/** How long until a relay may be tried. */
	Duration untilTry() {
		return relays.all()
			.stream()
			.map((relay) -> breaker(relay).untilTry())
			.min(Comparator.naturalOrder())
			.orElse(Duration.ZERO);
	}

	/** Why none can be reached, for an operator. */
	String words() {
		return relays.all().stream().map((relay) -> breaker(relay).state().why()).collect(Collectors.joining(" "));
	}

	boolean isOnly(Relay relay) {
		return relays.all().equals(List.of(relay));
	}

	Breaker breaker(Relay relay) {
		return breakers.of("relay:" + relay.name());
	}

}
