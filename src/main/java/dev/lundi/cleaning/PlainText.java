package dev.lundi.cleaning;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Plain text out of what a source wrote, on one line. */
public final class PlainText {

	/**
	 * Control characters and lone surrogates, which break mails; the bidirectional
	 * overrides, which make a text read as what it is not (Unicode TR 36, 3.2); and what
	 * is never seen, but for the tags within a flag.
	 */
	private static final Pattern TRICKS = Pattern
		.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\u202A-\\u202E\\u2066-\\u2069\\p{Cs}"
				+ "\\u034F\\u115F\\u1160\\u180E\\u2060-\\u2064\\u206A-\\u206F\\u3164\\uFEFF\\uFFA0\\uFFF9-\\uFFFB]"
				+ "|(?<!\\x{1F3F4}[\\x{E0020}-\\x{E007F}]{0,8})[\\x{E0000}-\\x{E007F}]");

	/** One of these joins or parts letters in some scripts; two in a row say nothing. */
	private static final Pattern FLOOD = Pattern
		.compile("([\\u00AD\\u061C\\u200B-\\u200F])[\\u00AD\\u061C\\u200B-\\u200F]++");

	/** No script stacks more marks on one letter; more cover the lines around. */
	private static final Pattern STACK = Pattern.compile("(\\p{M}{6})\\p{M}++");

	private static final Pattern SPACES = Pattern.compile("[\\s\\u2028\\u2029]+");

	/** Beside a space that breaks, one that does not is none. */
	private static final Pattern MIXED_SPACES = Pattern.compile(" [ \\u00A0]+|(?<!\\u00A0)\\u00A0++ [ \\u00A0]*");

	private static final Pattern EDGES = Pattern
		.compile("^[ \\u00A0\\u202F]+|(?<![ \\u00A0\\u202F])[ \\u00A0\\u202F]++$");

	private static final Pattern LOOSE_END = Pattern.compile("[\\s\\u00A0\\u202F,;:.…–—-]{1,20}$");

	private PlainText() {
	}

	/** The words of HTML that need not be clean. */
	public static String ofHtml(String html) {
		var words = new StringBuilder();
		Jsoup.parseBodyFragment(html).body().traverse(new NodeVisitor() {
			@Override
			public void head(Node node, int depth) {
				words.append(node instanceof TextNode text ? text.getWholeText() : gap(node));
			}

			@Override
			public void tail(Node node, int depth) {
				words.append(gap(node));
			}
		});
		return tidy(words.toString());
	}

	private static String gap(Node node) {
		return node instanceof Element element && (element.isBlock() || element.normalName().equals("br")) ? " " : "";
	}

	/**
	 * The text on one line, without tricks. Spaces that do not break, before a colon or
	 * within quotes, stay.
	 */
	public static String tidy(String text) {
		var spaced = SPACES.matcher(withoutTricks(text)).replaceAll(" ");
		return EDGES.matcher(MIXED_SPACES.matcher(spaced).replaceAll(" ")).replaceAll("");
	}

	/** Takes out what is not there to be read. */
	public static String withoutTricks(String text) {
		var seen = FLOOD.matcher(TRICKS.matcher(text).replaceAll("")).replaceAll("$1");
		return STACK.matcher(seen).replaceAll("$1");
	}

	/**
	 * How many characters a reader sees: an emoji of four persons is one, what is not
	 * seen is none.
	 */
	public static int length(String text) {
		var characters = characters(text);
		var length = 0;
		for (var start = characters.first(); characters.next() != BreakIterator.DONE; start = characters.current()) {
			length += Character.getType(text.codePointAt(start)) == Character.FORMAT ? 0 : 1;
		}
		return length;
	}

	/** Whether a reader sees nothing of it. */
	public static boolean isBlank(String text) {
		return text.codePoints()
			.allMatch(character -> Character.isWhitespace(character) || Character.isSpaceChar(character)
					|| Character.getType(character) == Character.FORMAT);
	}

	/** Cuts at a word, so that the text and its ellipsis have at most that many chars. */
	public static String shorten(String text, int length) {
		if (text.length() <= length) {
			return text;
		}
		var end = text.lastIndexOf(' ', length - 1);
		return withEllipsis(text.substring(0, end > 0 ? end : wholeCharacters(text, length - 1)));
	}

	static String withEllipsis(String cut) {
		return LOOSE_END.matcher(cut).replaceFirst("") + "…";
	}

	/** The last place up to that one where no character is cut in two. */
	public static int wholeCharacters(String text, int end) {
		var characters = characters(text);
		return characters.isBoundary(end) ? end : characters.preceding(end);
	}

	static BreakIterator characters(String text) {
		var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
		characters.setText(text);
		return characters;
	}

}
