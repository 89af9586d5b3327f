package dev.lundi.embedded;

import java.time.DayOfWeek;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.lundi.content.Week;

/**
 * Moves a sample text into a week. Samples say {@code published: 3T14:05}, Wednesday at
 * five past two, and their ids are unique only within one text.
 */
final class SampleText {

	private static final Pattern PUBLISHED = Pattern
		.compile("(?m)^([ -]*published: *)[\"']?([1-7])T(\\d\\d:\\d\\d)[\"']?(?= *$)");

	private static final Pattern ID = Pattern
		.compile("(?m)^([ -]*(?:id|parent): *[\"']?)(?!null *$)(?=[\\p{L}\\p{N}])");

	private SampleText() {
	}

	static String dated(String text, Week week) {
		String dated = PUBLISHED.matcher(text)
			.replaceAll((found) -> found.group(1) + date(found, week) + "T" + found.group(3) + ":00");
		return ID.matcher(dated).replaceAll("$1" + week + "-");
	}

	private static String date(MatchResult found, Week week) {
		return week.monday().with(DayOfWeek.of(Integer.parseInt(found.group(2)))).toString();
	}

}
