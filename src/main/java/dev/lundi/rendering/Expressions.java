package dev.lundi.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the expressions in a template's source, each with those inside it. */
final class Expressions {

	private static final Pattern OPENING = Pattern.compile("[$*#~@]\\{");

	private Expressions() {
	}

	static List<String> in(String source) {
		List<String> expressions = new ArrayList<>();
		Matcher opening = OPENING.matcher(source);
		int from = 0;
		while (opening.find(from)) {
			from = end(source, opening.end());
			expressions.add(source.substring(opening.start(), from));
		}
		return expressions;
	}

	/**
	 * After the brace that closes the one before {@code from}; a lost one closes nothing.
	 */
	private static int end(String source, int from) {
		int open = 1;
		int end = from;
		while (open > 0 && end < source.length()) {
			open += switch (source.charAt(end++)) {
				case '{' -> 1;
				case '}' -> -1;
				default -> 0;
			};
		}
		return end;
	}

}
