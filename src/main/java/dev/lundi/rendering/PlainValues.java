package dev.lundi.rendering;

import org.jspecify.annotations.Nullable;

/**
 * Tells values that stand in a mail as they are from those that templates must see: names
 * that break or turn a line around, or have signs which typography or markup know. Most
 * people's names are plain; nobody is mailed wrongly for one that is not.
 */
final class PlainValues {

	static final int LONGEST_NAME = 40;

	static final int LONGEST_LINK = 400;

	/** Beyond ASCII's letters and digits. */
	private static final String IN_NAMES = " '’-.,&";

	private static final int END_OF_CYRILLIC = 0x530;

	private static final int LATIN_ADDITIONAL = 0x1e00;

	private static final int END_OF_LATIN_ADDITIONAL = 0x1f00;

	private PlainValues() {
	}

	static boolean are(Personal reader) {
		return isPlainName(reader.name()) && isPlainLink(reader.link());
	}

	private static boolean isPlainName(@Nullable String name) {
		if (name == null) {
			return true;
		}
		boolean spaced = name.isEmpty() || name.charAt(0) == ' ' || name.endsWith(" ") || name.contains("  ");
		return !spaced && name.length() <= LONGEST_NAME && name.chars().allMatch(PlainValues::isInNames);
	}

	/** Written from left to right, one column wide, and no half of anything. */
	private static boolean isInNames(int unit) {
		boolean simpleScript = unit < END_OF_CYRILLIC || (unit >= LATIN_ADDITIONAL && unit < END_OF_LATIN_ADDITIONAL);
		return (simpleScript && Character.isLetterOrDigit(unit)) || IN_NAMES.indexOf(unit) >= 0;
	}

	private static boolean isPlainLink(String link) {
		boolean web = link.startsWith("https://") || link.startsWith("http://");
		return web && link.length() <= LONGEST_LINK && link.chars().allMatch((unit) -> unit > ' ' && unit < 127);
	}

}
