package dev.lundi.rendering;

import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

/**
 * Tells values that stand in a mail as they are from those that templates must see: names
 * that turn a line around or make it too long, or have signs which typography or markup
 * know. Most people's names are plain; nobody is mailed wrongly for one that is not.
 */
final class PlainValues {

	/** In columns of text, of which an ideograph takes two. */
	static final int LONGEST_NAME = 40;

	static final int LONGEST_LINK = 400;

	/** Beyond letters, their marks, and digits. */
	private static final String IN_NAMES = " '’-.,&";

	private PlainValues() {
	}

	static boolean are(Personal reader) {
		return isPlainName(reader.name()) && isPlainLink(reader.unsubscribeUrl())
				&& isPlainLink(reader.preferencesUrl());
	}

	private static boolean isPlainName(@Nullable String name) {
		if (name == null) {
			return true;
		}
		boolean spaced = name.isEmpty() || name.charAt(0) == ' ' || name.endsWith(" ") || name.contains("  ");
		return !spaced && name.length() <= LONGEST_NAME && areAll(name, PlainValues::isInNames)
				&& hasPlainWidth(TextWrap.widthOf(name));
	}

	/** A mark that stands alone has none. */
	private static boolean hasPlainWidth(int columns) {
		return columns > 0 && columns <= LONGEST_NAME;
	}

	/** Asked for every mail: a stream would cost more than the question. */
	private static boolean areAll(String text, IntPredicate units) {
		for (int i = 0; i < text.length(); i++) {
			if (!units.test(text.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	/** Written from left to right, and no half of anything. */
	private static boolean isInNames(int unit) {
		return IN_NAMES.indexOf(unit) >= 0 || switch (Character.getDirectionality(unit)) {
			case Character.DIRECTIONALITY_LEFT_TO_RIGHT, Character.DIRECTIONALITY_EUROPEAN_NUMBER ->
				Character.isLetterOrDigit(unit) || Character.getType(unit) == Character.COMBINING_SPACING_MARK;
			case Character.DIRECTIONALITY_NONSPACING_MARK -> Character.getType(unit) == Character.NON_SPACING_MARK;
			default -> false;
		};
	}

	private static boolean isPlainLink(String link) {
		boolean web = link.startsWith("https://") || link.startsWith("http://");
		return web && link.length() <= LONGEST_LINK && areAll(link, (unit) -> unit > ' ' && unit < 127);
	}

}
