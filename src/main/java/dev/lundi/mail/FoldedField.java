package dev.lundi.mail;

/** Writes a header field in lines of 78 characters at most (RFC 5322 §2.1.1). */
final class FoldedField {

	private static final int WIDTH = 78;

	private static final String FOLD = "\r\n ";

	private final StringBuilder text = new StringBuilder(640);

	private int column;

	FoldedField(String name) {
		text.append(name).append(':');
		column = text.length();
	}

	/** Goes on with a blank and this word, which is never broken. */
	FoldedField word(String word) {
		if (column + 1 + word.length() > WIDTH) {
			return onNewLine(word);
		}
		text.append(' ').append(word);
		column += 1 + word.length();
		return this;
	}

	/** Goes on with this, which is never broken. */
	FoldedField part(String part) {
		if (column + part.length() > WIDTH) {
			return onNewLine(part);
		}
		text.append(part);
		column += part.length();
		return this;
	}

	private FoldedField onNewLine(String part) {
		text.append(FOLD).append(part);
		column = 1 + part.length();
		return this;
	}

	/** Goes on with this, broken wherever a line is full. */
	FoldedField breakable(String octets) {
		int done = 0;
		while (done < octets.length()) {
			if (column == WIDTH) {
				text.append(FOLD);
				column = 1;
			}
			int next = Math.min(octets.length(), done + WIDTH - column);
			text.append(octets, done, next);
			column += next - done;
			done = next;
		}
		return this;
	}

	/** What has been written, without a line end. */
	@Override
	public String toString() {
		return text.toString();
	}

	/** The same, unfolded. */
	String unfolded() {
		return text.toString().replace(FOLD, " ");
	}

}
