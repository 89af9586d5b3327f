package dev.lundi.relay;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an SMTP server answered (RFC 5321 §4.2).
 *
 * @param code three digits; 0 when no answer came
 * @param enhancedCode RFC 3463, such as {@code 5.1.1}; empty when the server gave none
 * @param text for people: one line, at most 512 characters, without control characters
 */
public record Reply(int code, String enhancedCode, String text) {

	private static final int LONGEST_TEXT = 512;

	private static final Pattern ENHANCED = Pattern.compile("^[245]\\.\\d{1,3}\\.\\d{1,3}(?=\\s|$)");

	static Reply parse(int code, String answer) {
		String text = answer.replaceAll("(?m)^\\d{3}[ -]", "").replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
		Matcher enhanced = ENHANCED.matcher(text);
		return new Reply(code, enhanced.find() ? enhanced.group() : "", shortened(text));
	}

	static Reply none(String text) {
		return new Reply(0, "", shortened(text));
	}

	private static String shortened(String text) {
		return text.codePointCount(0, text.length()) <= LONGEST_TEXT ? text
				: text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT));
	}

	boolean isPositive() {
		return code >= 200 && code < 400;
	}

	boolean isTransient() {
		return code < 500;
	}

	@Override
	public String toString() {
		return code == 0 ? text : code + " " + text;
	}

}
