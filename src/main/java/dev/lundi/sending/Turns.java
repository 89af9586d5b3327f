package dev.lundi.sending;

import java.time.Duration;
import java.util.OptionalLong;

import dev.lundi.delivery.DeliveryProperties;
import dev.lundi.limits.Gate;
import dev.lundi.limits.Gates;
import dev.lundi.relay.Relay;
import dev.lundi.relay.Relays;

import org.springframework.stereotype.Component;

/** When the next mail may leave, by the rate of everything and by that of its relay. */
@Component
class Turns {

	/** A worker waits no longer than this with claimed deliveries in hand. */
	static final Duration HORIZON = Duration.ofSeconds(1);

	private final Gates gates;

	private final Gate all;

	/**
	 * The relays' gates are there from the start: forecasts tell of those that there are.
	 */
	Turns(Gates gates, Relays relays, DeliveryProperties properties) {
		this.gates = gates;
		this.all = gates.overall(properties.rate());
		relays.all().forEach(this::gate);
	}

	/**
	 * Takes a turn.
	 * @return when it comes, in System.nanoTime; empty when that is too far away
	 */
	OptionalLong take(Relay relay) {
		Gate own = gate(relay);
		if (own.untilNext().compareTo(HORIZON) > 0) {
			return OptionalLong.empty();
		}
		long[] general = all.take(1, HORIZON);
		long[] relays = (general.length > 0) ? own.take(1, HORIZON) : general;
		return (relays.length > 0) ? OptionalLong.of(later(general[0], relays[0])) : OptionalLong.empty();
	}

	static long later(long one, long other) {
		return (one - other > 0) ? one : other;
	}

	/** How long until a turn can be had, as far as everything's rate goes. */
	Duration untilNext() {
		return all.untilNext();
	}

	final Gate gate(Relay relay) {
		return gates.relay(relay.name(), relay.rate(), relay.warmUp());
	}

}
