package dev.lundi.rendering;

/**
 * Somebody's words, ready for both parts of a mail.
 *
 * @param html sanitised, with inlined styles
 * @param text wrapped at 72 characters, links numbered and listed at its end, lines ended
 * by LF
 */
public record Prose(String html, String text) {

	/**
	 * The same words for a page, whose style sheet dresses them: sanitised, headings from
	 * h2 on, the pull-quote marked, nothing inlined.
	 */
	public static String onPage(String sanitisedHtml) {
		return ProseWriter.structured(sanitisedHtml).html().strip();
	}

}
