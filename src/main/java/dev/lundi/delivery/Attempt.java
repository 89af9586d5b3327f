package dev.lundi.delivery;

/**
 * One try at a delivery: what its marker says.
 *
 * @param fence the worker's number
 * @param messageId the Message-ID of the mail, the same on every attempt
 */
public record Attempt(Mailing mailing, Claim.Item item, long fence, String messageId) {

	long subscriber() {
		return item.subscriber().id();
	}

	/** Counted from 1. */
	int number() {
		return item.attempt() + 1;
	}

}
