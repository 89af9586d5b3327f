package dev.lundi.mail;

/**
 * A mail in its final form.
 *
 * @param messageId without angle brackets
 * @param content the whole message (RFC 5322), lines ended by CRLF, not dot-stuffed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes go to a socket
public record ComposedEmail(EmailAddress returnPath, EmailAddress to, String messageId, byte[] content) {
}
