package dev.lundi.rendering;

import java.util.regex.Pattern;

/** What may stand in a line of text, a mail's text part and a link. */
final class PlainText {

	/** Control characters but line ends and tabs, and halves of surrogate pairs. */
	private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]");

	/** White space at which a line may break, control characters. */
	private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cc}\\p{Cs}\\u2028\\u2029]+");

	/** What turns around the text after it, until the end of the line. */
	private static final Pattern OVERRIDES = Pattern.compile("[\\u202a-\\u202e]");

	private static final Pattern TRAILING = Pattern.compile("[ \\t]+(?=\\n)");

	private static final Pattern GAP = Pattern.compile("\\n{3,}");

	private static final Pattern LINK = Pattern.compile("(?i)(?:https?://|mailto:)[^\\s\\p{Cc}]+");

	private PlainText() {
	}

	/** One line, without characters that steer a terminal or turn text around. */
	static String line(String text) {
		return BREAKS.matcher(OVERRIDES.matcher(text).replaceAll("")).replaceAll(" ").strip();
	}

	/** Looks before it searches: hardly any of the many mails has something to remove. */
	static String withoutControls(String text) {
		return text.chars().anyMatch(PlainText::mayBeControl) ? CONTROLS.matcher(text).replaceAll("") : text;
	}

	private static boolean mayBeControl(int unit) {
		boolean lineEndOrTab = unit == '\n' || unit == '\t';
		return (Character.isISOControl(unit) && !lineEndOrTab) || Character.isSurrogate((char) unit);
	}

	/** Never more than one empty line, as templates cannot help leaving some. */
	static String tidy(String text) {
		String trimmed = TRAILING.matcher(withoutControls(text)).replaceAll("");
		return GAP.matcher(trimmed).replaceAll("\n\n").strip() + "\n";
	}

	/** A web or mail address as it is; nothing for anything else. */
	static String link(String address) {
		return LINK.matcher(address).matches() ? address : "";
	}

}
