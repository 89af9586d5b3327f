package dev.lundi.sending;

import dev.lundi.delivery.Claim;
import dev.lundi.mail.ComposedEmail;

/** One delivery's mail, or why it could not be made. */
sealed interface Letter {

	Claim.Item item();

	String messageId();

	/** Ready to go. */
	record Ready(Claim.Item item, String messageId, ComposedEmail email) implements Letter {
	}

	/**
	 * Cannot be made for this person.
	 *
	 * @param reason for an operator
	 */
	record Broken(Claim.Item item, String messageId, String reason) implements Letter {
	}

}
