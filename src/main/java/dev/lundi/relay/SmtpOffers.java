package dev.lundi.relay;

import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * What the relay offers in its answer to EHLO.
 *
 * @param pipelining several commands at once (RFC 2920)
 * @param smtpUtf8 addresses beyond ASCII (RFC 6531)
 * @param eightBitMime contents beyond ASCII (RFC 6152)
 * @param size whether it wants to know a mail's size beforehand (RFC 1870)
 * @param largest the largest mail in octets; 0 when it does not say
 */
record SmtpOffers(boolean pipelining, boolean smtpUtf8, boolean eightBitMime, boolean size, long largest) {

	static SmtpOffers of(SMTPTransport transport) {
		return new SmtpOffers(transport.supportsExtension("PIPELINING"), transport.supportsExtension("SMTPUTF8"),
				transport.supportsExtension("8BITMIME"), transport.supportsExtension("SIZE"),
				largest(transport.getExtensionParameter("SIZE")));
	}

	private static long largest(@Nullable String parameter) {
		return (parameter != null && parameter.strip().matches("\\d{1,18}")) ? Long.parseLong(parameter.strip()) : 0;
	}

}
