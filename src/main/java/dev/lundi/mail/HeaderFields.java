package dev.lundi.mail;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes header fields (RFC 5322 §2.2): folded to 78 columns wherever a space allows it,
 * and never a line that somebody's words broke.
 */
final class HeaderFields {

	private static final int WIDTH = 78;

	/** RFC 5322 §2.1.1. */
	private static final int LONGEST = 998;

	private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");

	private static final Pattern ATOMS = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+");

	private static final Pattern NEEDS_ENCODING = Pattern.compile("[^\\x20-\\x7e]|=\\?|\\S{60}|  ");

	private final Octets out;

	private int column;

	HeaderFields(Octets out) {
		this.out = out;
	}

	/**
	 * A value made of addresses, identifiers and their like: nothing in it is encoded.
	 */
	HeaderFields structured(String name, String value) {
		begin(name);
		return end(name, oneLine(value));
	}

	HeaderFields structured(Map<String, String> fields) {
		fields.forEach(this::structured);
		return this;
	}

	/** Somebody's words. */
	HeaderFields text(String name, String value) {
		begin(name);
		String line = oneLine(value);
		return end(name, NEEDS_ENCODING.matcher(line).find() ? encoded(line) : line);
	}

	/** A name and an address. */
	HeaderFields mailbox(String field, String name, String address) {
		begin(field);
		return end(field, phrase(oneLine(name)) + " <" + oneLine(address) + ">");
	}

	private String phrase(String name) {
		if (NEEDS_ENCODING.matcher(name).find() || name.length() > WIDTH / 2) {
			return encoded(name);
		}
		return ATOMS.matcher(name).matches() ? name : '"' + name.replaceAll("[\"\\\\]", "\\\\$0") + '"';
	}

	private String encoded(String line) {
		return String.join(" ", EncodedWords.of(line, WIDTH - column - 1));
	}

	/** Looks before it searches: hardly any value has something to remove. */
	private static String oneLine(String value) {
		for (int i = 0; i < value.length(); i++) {
			if (mayBreak(value.charAt(i))) {
				return BREAKS.matcher(value).replaceAll(" ").strip();
			}
		}
		return value.strip();
	}

	private static boolean mayBreak(char c) {
		return c < ' ' || c >= 0x7f;
	}

	private void begin(String name) {
		out.add(name).add(':');
		column = name.length() + 1;
	}

	private HeaderFields end(String name, String value) {
		int from = 0;
		while (from < value.length()) {
			int space = value.indexOf(' ', from);
			int to = (space < 0) ? value.length() : space;
			word(name, value.substring(from, to), from == 0);
			from = to + 1;
		}
		out.endLine();
		return this;
	}

	private void word(String name, String word, boolean first) {
		if (word.length() > LONGEST - name.length() - 2) {
			throw new IllegalArgumentException(
					"The header %s has a word of %d characters; no line may have more than %d".formatted(name,
							word.length(), LONGEST));
		}
		boolean fits = column + 1 + word.length() <= WIDTH;
		// A word that is too long for any line gains nothing by a line of its own.
		if (!fits && (!first || 1 + word.length() <= WIDTH)) {
			out.endLine();
			column = 0;
		}
		out.add(' ').add(word);
		column += 1 + word.length();
	}

}
