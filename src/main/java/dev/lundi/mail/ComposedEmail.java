package dev.lundi.mail;

/**
 * A mail in its final form.
 *
 * @param content the whole message (RFC 5322), lines ended by CRLF, none beginning with a
 * dot
 * @param messageId without angle brackets
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes go to a socket
public record ComposedEmail(EmailAddress returnPath, EmailAddress to, byte[] content, String messageId) {
}
