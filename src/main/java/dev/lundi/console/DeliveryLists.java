package dev.lundi.console;

import java.util.List;
import java.util.Optional;

import dev.lundi.delivery.Deliveries;
import dev.lundi.delivery.Delivery;
import dev.lundi.delivery.DeliveryStatus;
import dev.lundi.subscriber.Subscribers;

import org.springframework.stereotype.Component;

/** Lists whose copy stands in a state. Addresses are masked. */
@Component
class DeliveryLists {

	private final Deliveries deliveries;

	private final Subscribers subscribers;

	DeliveryLists(Deliveries deliveries, Subscribers subscribers) {
		this.deliveries = deliveries;
		this.subscribers = subscribers;
	}

	/** The state to list: the one asked for, else the first that there is. */
	static Optional<Tally.Part> chosen(Tally tally, String asked) {
		List<Tally.Part> listed = tally.listed();
		return listed.stream()
			.filter((part) -> part.state().equals(asked))
			.findFirst()
			.or(() -> listed.stream().findFirst());
	}

	List<DeliveryRow> of(long mailing, DeliveryStatus status) {
		return deliveries.inState(mailing, status).stream().map(this::row).toList();
	}

	private DeliveryRow row(Delivery delivery) {
		return new DeliveryRow(delivery,
				subscribers.find(delivery.subscriber()).map((person) -> person.email().toString()).orElse(""));
	}

}
