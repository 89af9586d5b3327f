package dev.lundi.delivery;

import java.util.List;

import dev.lundi.subscriber.Subscriber;

/** The deliveries that a worker has taken in hand. */
public record Claim(List<Item> items) {

	/**
	 * One of them, for one person.
	 *
	 * @param attempt how many attempts there were
	 */
	public record Item(Subscriber subscriber, int attempt) {
	}

}
