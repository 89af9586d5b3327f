package dev.lundi.issue;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.lundi.issue.IssueComment.Verdict;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * The text of a comment, as its ranking sees it. Who argues at length with sources in
 * hand, or repeats a word for effect, is no machine.
 *
 * @param length in characters
 * @param fault what no other words make good; null when there is none
 */
record Remark(int length, @Nullable Verdict fault) {

	private static final Pattern ADDRESS = Pattern.compile("(?i)\\b(?:https?://|www\\.)\\S+");

	/** With more links than this, each wants a sentence. */
	private static final int MANY_LINKS = 3;

	/** A short sentence's letters. */
	private static final int A_SENTENCE = 30;

	/** Said once less, a word is an exclamation. */
	private static final int MANY_TIMES = 5;

	/** No word and no applause has one sign so often. */
	private static final int MANY_SIGNS = 10;

	static Remark of(String sanitisedHtml) {
		Document words = Jsoup.parseBodyFragment(sanitisedHtml);
		String text = words.text();
		int linked = words.select("a").size();
		words.select("a").remove();
		long links = linked + ADDRESS.matcher(words.text()).results().count();
		String own = ADDRESS.matcher(words.text()).replaceAll("");
		return new Remark(text.codePointCount(0, text.length()), fault(text, own, links));
	}

	private static @Nullable Verdict fault(String text, String own, long links) {
		if (links > 0 && letters(own) == 0) {
			return Verdict.ONLY_A_LINK;
		}
		boolean mostly = links > 1 && 2 * letters(own) < letters(text);
		if (mostly || (links > MANY_LINKS && letters(own) < A_SENTENCE * links)) {
			return Verdict.MOSTLY_LINKS;
		}
		return saysOneThing(own) ? Verdict.ONE_WORD : null;
	}

	private static long letters(String text) {
		return text.codePoints().filter(Character::isLetterOrDigit).count();
	}

	private static boolean saysOneThing(String own) {
		String lower = own.toLowerCase(Locale.ROOT);
		String[] words = lower.replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ").strip().split(" ");
		int[] signs = lower.codePoints().filter((sign) -> !Character.isWhitespace(sign)).toArray();
		return (words.length >= MANY_TIMES && Arrays.stream(words).distinct().count() == 1)
				|| (signs.length >= MANY_SIGNS && Arrays.stream(signs).distinct().count() == 1);
	}

}
