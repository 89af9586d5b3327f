package dev.lundi.roster;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from taking a value for a formula: such a cell begins with an
 * apostrophe (OWASP, CSV injection). A value that looks like a hardened one gets another,
 * so that every value comes back as it was.
 */
final class Cell {

	private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r].*", Pattern.DOTALL);

	private Cell() {
	}

	static String harden(String value) {
		return FORMULA.matcher(value).matches() ? "'" + value : value;
	}

	static String value(String cell) {
		return (cell.startsWith("'") && FORMULA.matcher(cell).matches()) ? cell.substring(1) : cell;
	}

}
