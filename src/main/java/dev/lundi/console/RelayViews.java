package dev.lundi.console;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.lundi.delivery.DeliveryProperties;
import dev.lundi.limits.Breakers;
import dev.lundi.limits.DomainGroups;
import dev.lundi.limits.GateState;
import dev.lundi.limits.Gates;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.relay.Relay;
import dev.lundi.relay.Relays;

import org.springframework.stereotype.Component;

/** Looks up what is shown of relays and domain groups. */
@Component
class RelayViews {

	private final Relays relays;

	private final Gates gates;

	private final Breakers breakers;

	private final DomainGroups groups;

	private final DeliveryProperties properties;

	private final Newsletters newsletters;

	private final Clock clock;

	RelayViews(Relays relays, Gates gates, Breakers breakers, DomainGroups groups, DeliveryProperties properties,
			Newsletters newsletters, Clock clock) {
		this.relays = relays;
		this.gates = gates;
		this.breakers = breakers;
		this.groups = groups;
		this.properties = properties;
		this.newsletters = newsletters;
		this.clock = clock;
	}

	/** As declared. */
	List<RelayView> relays() {
		return relays.all().stream().map(this::view).toList();
	}

	Optional<RelayView> find(String name) {
		return relays().stream().filter((one) -> one.relay().name().equals(name)).findFirst();
	}

	private RelayView view(Relay relay) {
		return new RelayView(relay, relays.endpoint(relay),
				gates.relay(relay.name(), relay.rate(), relay.warmUp()).state(),
				breakers.of("relay:" + relay.name()).state());
	}

	/** Those that something limits. */
	List<GroupView> groups() {
		return groups.names()
			.stream()
			.map((name) -> new GroupView(name, gates.group(name).state(), breakers.of("group:" + name).state(),
					groups.connections(name)))
			.filter(GroupView::isLimited)
			.toList();
	}

	/** What limits all mail. */
	GateState overall() {
		return gates.overall(properties.rate()).state();
	}

	/** Whether it was interrupted, and so may be tried now. */
	boolean tryNow(String breaker) {
		boolean open = breakers.open().stream().anyMatch((one) -> one.name().equals(breaker));
		if (open) {
			breakers.of(breaker).tryNow();
		}
		return open;
	}

	Instant now() {
		return clock.instant();
	}

	/** In which times are told that concern all newsletters. */
	ZoneId zone() {
		return newsletters.all().stream().findFirst().<ZoneId>map(Newsletter::zone).orElse(ZoneOffset.UTC);
	}

}
