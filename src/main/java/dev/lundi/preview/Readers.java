package dev.lundi.preview;

import java.util.List;
import java.util.Optional;

import dev.lundi.subscriber.Subscriber;
import dev.lundi.subscriber.Subscribers;

import org.springframework.stereotype.Component;

/** Those as whom an editor can look at a mail: personas, and real subscribers. */
@Component
class Readers {

	private final Subscribers subscribers;

	Readers(Subscribers subscribers) {
		this.subscribers = subscribers;
	}

	/** A persona by its word, or a subscriber by id. */
	Optional<Subscriber> find(String as) {
		return as.matches("[0-9]{1,18}") ? subscribers.find(Long.parseLong(as))
				: Persona.find(as).map(Persona::subscriber);
	}

	List<Subscriber> search(String newsletter, String text) {
		return text.isEmpty() ? List.of() : subscribers.search(newsletter, text);
	}

}
