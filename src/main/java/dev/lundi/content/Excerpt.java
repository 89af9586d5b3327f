package dev.lundi.content;

import java.util.Locale;
import java.util.regex.Pattern;

import dev.lundi.cleaning.PlainText;
import org.jsoup.Jsoup;

/** What stands before an article, where it was written by hand. */
final class Excerpt {

	/** How WordPress and its themes end an excerpt that they cut themselves. */
	private static final Pattern CUT = Pattern.compile("\\s*(\\[(…|\\.\\.\\.)]|…|\\.\\.\\.)$");

	private Excerpt() {
	}

	static String ofHtml(String html) {
		var excerpt = Jsoup.parseBodyFragment(html);
		excerpt.select("a.more-link, a.read-more").remove();
		return PlainText.tidy(excerpt.text());
	}

	/**
	 * The excerpt as a standfirst. Most are the body's first words: they would be read
	 * twice in a mail.
	 */
	static String standfirst(String excerpt, String html) {
		var body = Jsoup.parseBodyFragment(html);
		body.select("figure").remove();
		var cut = (excerpt.endsWith("]") && CUT.matcher(excerpt).find())
				|| letters(body.text()).contains(letters(CUT.matcher(excerpt).replaceFirst("")));
		return cut ? "" : excerpt;
	}

	/** The excerpt as a line about an article, however it ends. */
	static String summary(String excerpt) {
		return CUT.matcher(excerpt).replaceFirst("…");
	}

	private static String letters(String text) {
		return text.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
	}

}
