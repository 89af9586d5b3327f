package dev.lundi.issue;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * The text of a comment, as its ranking sees it.
 *
 * @param length in characters
 * @param onlyLinks whether no word is left without its links
 */
record Remark(int length, boolean onlyLinks) {

	private static final String ADDRESS = "(?i)\\b(?:https?://|www\\.)\\S+";

	static Remark of(String sanitisedHtml) {
		Document words = Jsoup.parseBodyFragment(sanitisedHtml);
		String text = words.text();
		words.select("a").remove();
		String unlinked = words.text().replaceAll(ADDRESS, "");
		return new Remark(text.codePointCount(0, text.length()), !text.equals(unlinked) && !hasWord(unlinked));
	}

	private static boolean hasWord(String text) {
		return text.codePoints().anyMatch(Character::isLetterOrDigit);
	}

}
