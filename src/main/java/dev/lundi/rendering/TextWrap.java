package dev.lundi.rendering;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Breaks text into lines. */
final class TextWrap {

	static final int WIDTH = 72;

	private static final Pattern TALL_MARK = Pattern.compile(" (?=[:;?!»])|(?<=«) ");

	private static final Pattern SPACE = Pattern.compile("[ \\t]+");

	private TextWrap() {
	}

	/**
	 * Breaks at white space, keeping the line ends that are there; never inside a link.
	 */
	static String wrap(String text, int width) {
		return text.lines().map((line) -> wrapLine(glued(line), width)).collect(Collectors.joining("\n"));
	}

	/** French leaves a space before its tall marks, at which no line may break. */
	private static String glued(String line) {
		return TALL_MARK.matcher(line).replaceAll("\u00a0");
	}

	private static String wrapLine(String line, int width) {
		StringBuilder result = new StringBuilder();
		int column = 0;
		for (Piece piece : pieces(line, width)) {
			int space = piece.spaced() && column > 0 ? 1 : 0;
			boolean fits = column == 0 || column + space + piece.width() <= width;
			result.append(fits ? " ".repeat(space) : "\n").append(piece.text());
			column = fits ? column + space + piece.width() : piece.width();
		}
		return result.toString();
	}

	private static List<Piece> pieces(String line, int width) {
		List<Piece> pieces = new ArrayList<>();
		for (String word : SPACE.split(line.strip(), -1)) {
			if (widthOf(word) > width && !word.contains("://")) {
				addParts(word, pieces);
			}
			else {
				pieces.add(new Piece(word, true));
			}
		}
		return pieces;
	}

	/** Chinese and Japanese break without spaces; the JDK knows where. */
	private static void addParts(String word, List<Piece> pieces) {
		BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
		breaks.setText(word);
		int start = breaks.first();
		for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
			pieces.add(new Piece(word.substring(start, end), start == 0));
			start = end;
		}
	}

	static int widthOf(String text) {
		return text.codePoints().map(TextWrap::widthOf).sum();
	}

	private static int widthOf(int character) {
		return switch (Character.getType(character)) {
			case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
			default -> Character.isIdeographic(character) || isWide(character) ? 2 : 1;
		};
	}

	private static boolean isWide(int character) {
		return switch (Character.UnicodeScript.of(character)) {
			case HIRAGANA, KATAKANA, HANGUL -> true;
			default -> Character.isEmoji(character) && character > 0xff;
		};
	}

	static String prefix(String lines, String first, String next) {
		if (lines.isBlank()) {
			return "";
		}
		String prefixed = lines.lines().map((line) -> (next + line).stripTrailing()).collect(Collectors.joining("\n"));
		return first + prefixed.substring(next.length());
	}

	static String underline(String title, String character, int width) {
		String wrapped = wrap(title, width);
		int longest = wrapped.lines().mapToInt(TextWrap::widthOf).max().orElse(0);
		return wrapped + "\n" + character.repeat(longest);
	}

	private record Piece(String text, int width, boolean spaced) {

		Piece(String text, boolean spaced) {
			this(text, widthOf(text), spaced);
		}

	}

}
