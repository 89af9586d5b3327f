package dev.lundi.content;

import java.util.regex.Pattern;

import org.jsoup.Jsoup;

/** Plain text out of what a source wrote, on one line. */
final class PlainText {

	/**
	 * Control characters and lone surrogates, which break mails, and the bidirectional
	 * overrides, which make a text read as what it is not (Unicode TR 36, 3.2).
	 */
	private static final Pattern TRICKS = Pattern
		.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\u202A-\\u202E\\u2066-\\u2069\\p{Cs}]");

	private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u2028\\u2029]+");

	private PlainText() {
	}

	static String ofHtml(String html) {
		return tidy(Jsoup.parseBodyFragment(html).text());
	}

	static String tidy(String text) {
		return SPACES.matcher(withoutTricks(text)).replaceAll(" ").strip();
	}

	static String withoutTricks(String text) {
		return TRICKS.matcher(text).replaceAll("");
	}

	/** Cuts at a word, so that the text and its ellipsis have at most that many chars. */
	static String shorten(String text, int length) {
		if (text.length() <= length) {
			return text;
		}
		var end = text.lastIndexOf(' ', length - 1);
		if (end <= 0) {
			end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
		}
		return text.substring(0, end).replaceFirst("[\\s,;:.…–—-]+$", "") + "…";
	}

}
