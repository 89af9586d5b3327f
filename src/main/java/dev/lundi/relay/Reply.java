package dev.lundi.relay;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lundi.mail.EmailAddress;

/**
 * What an SMTP server answered (RFC 5321 §4.2).
 *
 * @param code three digits; 0 when no answer came
 * @param enhancedCode RFC 3463, such as {@code 5.1.1}; empty when the server gave none
 * @param text for people: one line, at most 512 characters, without control characters
 */
public record Reply(int code, String enhancedCode, String text) {

	private static final int LONGEST_TEXT = 512;

	private static final Pattern QUEUE_ID = Pattern
		.compile("(?i)\\b(?:queued as|id[= ]|queue[dD]?)\\s*((?=[\\w.-]*\\d)[\\w.-]{5,64})");

	private static final Pattern ENHANCED = Pattern.compile("^[245]\\.\\d{1,3}\\.\\d{1,3}(?=\\s|$)");

	static Reply parse(int code, String answer) {
		String text = oneLine(answer);
		Matcher enhanced = ENHANCED.matcher(text);
		return new Reply(code, enhanced.find() ? enhanced.group() : "", text);
	}

	/** Without the code before each line, and each gap between words a single space. */
	private static String oneLine(String answer) {
		StringBuilder text = new StringBuilder(64);
		boolean gap = false;
		int i = afterCode(answer, 0);
		for (int taken = 0; i < answer.length() && taken < LONGEST_TEXT;) {
			int c = answer.codePointAt(i);
			i += Character.charCount(c);
			if (isGap(c)) {
				gap = !text.isEmpty();
				i = (c == '\n') ? afterCode(answer, i) : i;
				continue;
			}
			taken += gap ? 2 : 1;
			if (gap) {
				text.append(' ');
			}
			gap = false;
			text.appendCodePoint(c);
		}
		return shortened(text.toString());
	}

	private static int afterCode(String answer, int line) {
		boolean code = answer.length() > line + 3 && isDigit(answer.charAt(line)) && isDigit(answer.charAt(line + 1))
				&& isDigit(answer.charAt(line + 2))
				&& (answer.charAt(line + 3) == ' ' || answer.charAt(line + 3) == '-');
		return code ? line + 4 : line;
	}

	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	private static boolean isGap(int c) {
		return Character.isWhitespace(c) || Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
	}

	static Reply none(String text) {
		return new Reply(0, "", oneLine(text));
	}

	private static String shortened(String text) {
		return text.codePointCount(0, text.length()) <= LONGEST_TEXT ? text
				: text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT));
	}

	/** Without the recipient's address, should the server have repeated it. */
	Reply masking(EmailAddress recipient) {
		return new Reply(code, enhancedCode, recipient.maskIn(withoutCutAddress(recipient)));
	}

	/** What was too long may end in most of an address. */
	private String withoutCutAddress(EmailAddress recipient) {
		String address = recipient.value();
		int shortest = recipient.localPart().length() + 1;
		for (int length = Math.min(address.length(), text.length()); length >= shortest; length--) {
			int start = text.length() - length;
			if (text.regionMatches(true, start, address, 0, length)) {
				return text.substring(0, start) + recipient;
			}
		}
		return text;
	}

	/** What the server calls the mail that it accepted; empty when it did not say. */
	String queueId() {
		Matcher id = QUEUE_ID.matcher(text);
		return id.find() ? id.group(1) : "";
	}

	boolean isPositive() {
		return code >= 200 && code < 400;
	}

	/**
	 * Whether the server has lost its place in the dialogue: "bad sequence of commands",
	 * of a sequence that is right, says nothing of anybody's mail.
	 */
	boolean isDisorder() {
		return code == 503;
	}

	boolean isTransient() {
		return code < 500;
	}

	@Override
	public String toString() {
		return code == 0 ? text : code + " " + text;
	}

}
