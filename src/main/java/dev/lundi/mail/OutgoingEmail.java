package dev.lundi.mail;

import java.time.Instant;
import java.util.Map;

import dev.lundi.rendering.RenderedEmail;

/**
 * A rendered mail with its addresses and headers.
 *
 * @param route whom it comes from and goes to
 * @param messageId the Message-ID, without angle brackets
 * @param date the Date header
 * @param headers further headers by name, as UTF-8 text, in the order in which they are
 * written
 */
public record OutgoingEmail(Route route, String messageId, Instant date, Map<String, String> headers,
		RenderedEmail rendered) {

	/**
	 * Whom a mail comes from and goes to.
	 *
	 * @param name the sender's, as readers see it
	 * @param from the sender's address
	 * @param replyTo address that answers go to
	 * @param to the only recipient
	 * @param returnPath the envelope's sender, to which bounces go
	 */
	public record Route(String name, String from, String replyTo, EmailAddress to, EmailAddress returnPath) {
	}

}
