package dev.lundi.issue;

/** Plain text that goes on one line of a mail. */
final class OneLine {

	private static final String ELLIPSIS = "…";

	private OneLine() {
	}

	/** Makes text from outside one line: whatever breaks or controls becomes a space. */
	static String of(String text) {
		return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
	}

	/**
	 * Takes out what would turn the words around that come after it (Unicode TR 36, 3.2),
	 * for places that cannot keep a text apart from its neighbours.
	 */
	static String unturned(String line) {
		return line.replaceAll("[\\u202A-\\u202E\\u2066-\\u2069]", "");
	}

	/** Cuts at the last word that fits, counted in characters as readers see them. */
	static String shortened(String line, int longest) {
		if (length(line) <= longest) {
			return line;
		}
		String head = line.substring(0, line.offsetByCodePoints(0, longest));
		int lastWord = head.lastIndexOf(' ');
		String kept = (lastWord > 0) ? head.substring(0, lastWord)
				: line.substring(0, line.offsetByCodePoints(0, longest - 1));
		return kept.stripTrailing() + ELLIPSIS;
	}

	/**
	 * Checks what a person typed.
	 * @throws IllegalArgumentException with a sentence for that person
	 */
	static String checked(String what, String typed, int longest) {
		String line = typed.strip();
		if (line.codePoints().anyMatch(OneLine::breaks)) {
			throw new IllegalArgumentException(what + " must be one line without control characters");
		}
		if (length(line) > longest) {
			throw new IllegalArgumentException(
					"%s has %d characters; %d are allowed".formatted(what, length(line), longest));
		}
		return line;
	}

	private static boolean breaks(int character) {
		return Character.isISOControl(character) || Character.getType(character) == Character.LINE_SEPARATOR
				|| Character.getType(character) == Character.PARAGRAPH_SEPARATOR;
	}

	private static int length(String text) {
		return text.codePointCount(0, text.length());
	}

}
