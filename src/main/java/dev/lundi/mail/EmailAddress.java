package dev.lundi.mail;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.lundi.mail.InvalidAddressException.Flaw;

/**
 * An address of one mailbox (RFC 5321 §4.1.2, with RFC 6531 local parts): a dot-atom
 * local part and a domain of A-labels. Quoted local parts and address literals are not
 * taken.
 *
 * @param localPart as the person wrote it, at most 64 octets
 * @param domain lower case, ASCII
 */
public record EmailAddress(String localPart, String domain) {

	private static final String ATEXT = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";

	private static final Pattern DOT_ATOM = Pattern.compile(ATEXT + "(\\." + ATEXT + ")*");

	private static final Pattern DOMAIN = Pattern
		.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

	/**
	 * Reads an address as a person types it.
	 * @throws InvalidAddressException with the reason when it is not one
	 */
	public static EmailAddress parse(String text) {
		String trimmed = text.strip();
		int at = trimmed.lastIndexOf('@');
		require(at > 0 && at < trimmed.length() - 1, Flaw.AT);
		String local = trimmed.substring(0, at);
		require(DOT_ATOM.matcher(local).matches() && !local.contains("=?"), Flaw.LOCAL_PART);
		require(local.getBytes(StandardCharsets.UTF_8).length <= 64, Flaw.LONG_LOCAL_PART);
		String domain = asciiDomain(trimmed.substring(at + 1));
		require(local.length() + domain.length() < 254, Flaw.LONG);
		return new EmailAddress(local, domain);
	}

	private static String asciiDomain(String domain) {
		String ascii = (isAscii(domain) ? domain : aLabels(domain)).toLowerCase(Locale.ROOT);
		require(DOMAIN.matcher(ascii).matches(), Flaw.DOMAIN);
		return ascii;
	}

	/** Nothing when it has none. */
	private static String aLabels(String domain) {
		try {
			return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

	private static boolean isAscii(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) > 127) {
				return false;
			}
		}
		return true;
	}

	private static void require(boolean valid, Flaw flaw) {
		if (!valid) {
			throw new InvalidAddressException(flaw);
		}
	}

	/** Whether a relay must offer SMTPUTF8 (RFC 6531) for this address. */
	public boolean needsSmtpUtf8() {
		return !isAscii(localPart);
	}

	/** The address as it is written, {@code local@domain}. */
	public String value() {
		return localPart + "@" + domain;
	}

	/** The form by which two spellings of one address are known to be the same. */
	public String key() {
		return value().toLowerCase(Locale.ROOT);
	}

	/** Masked, so that no log line carries an address. */
	@Override
	public String toString() {
		return localPart.substring(0, 1) + "…@" + domain;
	}

}
