package dev.lundi.delivery;

import java.util.List;

import dev.lundi.mail.ComposedEmail;

/** A claim whose mails are written. */
record ComposedClaim(List<Letter> letters) {

	/** One delivery's mail, or why it could not be made. */
	sealed interface Letter {

		Claim.Item item();

	}

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
