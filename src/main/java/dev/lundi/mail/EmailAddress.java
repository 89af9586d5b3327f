package dev.lundi.mail;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lundi.reason.Reason;

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
	 * @throws InvalidAddressException when it is not one
	 */
	public static EmailAddress parse(String text) {
		String trimmed = text.strip();
		int at = trimmed.lastIndexOf('@');
		require(at > 0 && at < trimmed.length() - 1, "at");
		String local = trimmed.substring(0, at);
		require(DOT_ATOM.matcher(local).matches() && !local.contains("=?"), "local");
		require(local.getBytes(StandardCharsets.UTF_8).length <= 64, "local-long");
		String domain = asciiDomain(trimmed.substring(at + 1));
		require(local.length() + domain.length() < 254, "long");
		return new EmailAddress(local, domain);
	}

	private static String asciiDomain(String domain) {
		String ascii = (isAscii(domain) ? domain : aLabels(domain)).toLowerCase(Locale.ROOT);
		require(DOMAIN.matcher(ascii).matches(), "domain");
		return ascii;
	}

	/** Empty when it has none. */
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

	private static void require(boolean valid, String key) {
		if (!valid) {
			throw new InvalidAddressException(Reason.of("address." + key));
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

	/** A text in which this address, however it is written, stands masked. */
	public String maskIn(String text) {
		if (text.indexOf('@') < 0) {
			return text;
		}
		String written = Pattern.quote(value()) + "|" + Pattern.quote(localPart + "@" + IDN.toUnicode(domain));
		return Pattern.compile(written, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
			.matcher(text)
			.replaceAll(Matcher.quoteReplacement(toString()));
	}

	/** Masked, so that no log line carries an address. */
	@Override
	public String toString() {
		return localPart.substring(0, localPart.offsetByCodePoints(0, 1)) + "…@" + domain;
	}

}
