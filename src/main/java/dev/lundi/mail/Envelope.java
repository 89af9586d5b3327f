package dev.lundi.mail;

import java.time.Instant;
import java.util.Map;

/**
 * What, besides its words, is one mail's own.
 *
 * @param to the only recipient
 * @param returnPath the envelope's sender, to which bounces go
 * @param messageId the Message-ID, without angle brackets
 * @param date the Date header
 * @param headers further ones by name, in the order in which they are written
 */
public record Envelope(EmailAddress to, EmailAddress returnPath, String messageId, Instant date,
		Map<String, String> headers) {
}
