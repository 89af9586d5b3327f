package dev.lundi.relay;

import java.nio.charset.StandardCharsets;

import dev.lundi.mail.ComposedEmail;
import dev.lundi.mail.EmailAddress;
import org.jspecify.annotations.Nullable;

/** Whom a mail is from and to, as the relay is told. */
final class EnvelopeCommands {

	private static final int LONGEST_LOCAL_PART = 64;

	private static final int LONGEST_ADDRESS = 254;

	private EnvelopeCommands() {
	}

	/**
	 * Why a mail need not be offered to the relay at all; null when nothing speaks
	 * against it.
	 */
	static SendResult.@Nullable Rejected refusal(ComposedEmail email, SmtpOffers offers) {
		if (!isSayable(email.to()) || !isSayable(email.returnPath())) {
			return rejected(Rejection.ADDRESS, "This address cannot be said in SMTP");
		}
		if (needsSmtpUtf8(email) && !offers.smtpUtf8()) {
			return rejected(Rejection.ADDRESS, "This address needs SMTPUTF8, which our relay does not offer");
		}
		if (offers.largest() > 0 && email.length() > offers.largest()) {
			return rejected(Rejection.CONTENT, "The mail has %d octets, and the relay takes %d at most"
				.formatted(email.length(), offers.largest()));
		}
		return null;
	}

	private static SendResult.Rejected rejected(Rejection rejection, String reason) {
		return new SendResult.Rejected(rejection, Reply.none(reason));
	}

	/**
	 * Whether an address is one word of a command. The constructor of an address checks
	 * nothing, and a line end in it would be a command of its own.
	 */
	private static boolean isSayable(EmailAddress address) {
		return isWord(address.localPart()) && isWord(address.domain())
				&& address.domain().chars().allMatch((c) -> c < 0x7F)
				&& address.localPart().getBytes(StandardCharsets.UTF_8).length <= LONGEST_LOCAL_PART
				&& address.localPart().length() + address.domain().length() < LONGEST_ADDRESS;
	}

	private static boolean isWord(String part) {
		for (int i = 0; i < part.length(); i += Character.charCount(part.codePointAt(i))) {
			if (endsWord(part.codePointAt(i))) {
				return false;
			}
		}
		return !part.isEmpty();
	}

	private static boolean endsWord(int c) {
		return c <= ' ' || c == '<' || c == '>' || c == '@' || c == '"' || c == '\\' || (c > '~' && c < 0xA0)
				|| Character.getType(c) == Character.SURROGATE || Character.isSpaceChar(c);
	}

	private static boolean needsSmtpUtf8(ComposedEmail email) {
		return email.to().needsSmtpUtf8() || email.returnPath().needsSmtpUtf8();
	}

	static String mail(ComposedEmail email, SmtpOffers offers) {
		String command = "MAIL FROM:<" + email.returnPath().value() + ">";
		if (offers.size()) {
			command += " SIZE=" + email.length();
		}
		if (needsSmtpUtf8(email)) {
			command += offers.eightBitMime() ? " BODY=8BITMIME SMTPUTF8" : " SMTPUTF8";
		}
		return command + "\r\n";
	}

	static String recipient(ComposedEmail email) {
		return "RCPT TO:<" + email.to().value() + ">\r\n";
	}

	/** All that comes before the content, in one group (RFC 2920 §3.1). */
	static String group(ComposedEmail email, SmtpOffers offers) {
		return mail(email, offers) + recipient(email) + "DATA\r\n";
	}

}
