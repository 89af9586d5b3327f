package dev.lundi.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Reads the dates of feeds: RFC 822 with its old zones and short years, ISO 8601, and
 * what sites make of them. The day of the week counts for nothing, as it is often wrong.
 */
final class FeedDates {

	private static final Pattern RFC_822 = Pattern
		.compile("(?:[^\\d,]*,?\\s*)(\\d{1,2})[ -](\\p{L}{3,9})\\.?[ -](\\d{4}|\\d{2})"
				+ "(?:\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?)?\\s*(\\p{L}+|[+-]\\d{2}:?\\d{2})?.*");

	private static final Pattern ISO_8601 = Pattern
		.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:[T ]+(\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?)?"
				+ "\\s*(\\p{L}+|[+-]\\d{2}:?\\d{2})?");

	/** In hours. */
	private static final Map<String, Integer> ZONES = Map.ofEntries(Map.entry("est", -5), Map.entry("edt", -4),
			Map.entry("cst", -6), Map.entry("cdt", -5), Map.entry("mst", -7), Map.entry("mdt", -6),
			Map.entry("pst", -8), Map.entry("pdt", -7), Map.entry("cet", 1), Map.entry("cest", 2), Map.entry("bst", 1));

	/** English ones first, and the French ones that differ in their beginning. */
	private static final List<List<String>> MONTHS = List.of(List.of("jan"), List.of("feb", "fév", "fev"),
			List.of("mar"), List.of("apr", "avr"), List.of("may", "mai"), List.of("jun", "juin"),
			List.of("jul", "juil"), List.of("aug", "aoû", "aou"), List.of("sep"), List.of("oct"), List.of("nov"),
			List.of("dec", "déc"));

	private FeedDates() {
	}

	/** Empty when it is no date. */
	static Optional<Instant> read(String text) {
		try {
			var iso = ISO_8601.matcher(text.strip());
			if (iso.matches()) {
				return Optional.of(instant(number(iso, 1), number(iso, 2), number(iso, 3), iso));
			}
			var mail = RFC_822.matcher(text.strip());
			return mail.matches() ? month(mail.group(2)).map(month -> instant(year(mail), month, number(mail, 1), mail))
					: Optional.empty();
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	private static Instant instant(int year, int month, int day, Matcher found) {
		return LocalDateTime.of(year, month, day, number(found, 4), number(found, 5), Math.min(59, number(found, 6)))
			.toInstant(zone(found.group(7)));
	}

	private static int number(Matcher found, int group) {
		return Integer.parseInt(Objects.requireNonNullElse(found.group(group), "0"));
	}

	/** RFC 2822, 4.3. */
	private static int year(Matcher found) {
		var year = number(found, 3);
		return year >= 100 ? year : year + (year < 50 ? 2000 : 1900);
	}

	private static Optional<Integer> month(String word) {
		var small = word.toLowerCase(Locale.ROOT);
		return IntStream.range(0, MONTHS.size())
			.filter(month -> MONTHS.get(month).stream().anyMatch(small::startsWith))
			.mapToObj(month -> month + 1)
			.findFirst();
	}

	/** What names no zone that we know is taken for UTC, as most such dates are. */
	private static ZoneOffset zone(@Nullable String text) {
		if (text == null || Character.isLetter(text.charAt(0))) {
			var name = Objects.requireNonNullElse(text, "").toLowerCase(Locale.ROOT);
			return ZoneOffset.ofHours(ZONES.getOrDefault(name, 0));
		}
		return ZoneOffset.of(text);
	}

}
