package dev.lundi.segment;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import dev.lundi.subscriber.Zones;
import org.jspecify.annotations.Nullable;

/** What a condition can be made of; an exception says that it cannot. */
final class Values {

	private static final int MOST = 100_000;

	private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);

	private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

	private static final int LONGEST_LIST = 100;

	private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

	private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,40}");

	private static final Set<String> CONTINENTS = Set.of("Africa", "America", "Antarctica", "Asia", "Atlantic",
			"Australia", "Europe", "Indian", "Pacific");

	private Values() {
	}

	static List<String> some(List<String> values, Predicate<String> right) {
		check(!values.isEmpty() && values.size() <= LONGEST_LIST && values.stream().allMatch(right));
		return List.copyOf(values);
	}

	static boolean isLanguage(String tag) {
		return LANGUAGE.matcher(tag).matches();
	}

	static boolean isSlug(String slug) {
		return SLUG.matcher(slug).matches();
	}

	/** The zone or the continent that somebody means. */
	static Optional<String> place(String typed) {
		return CONTINENTS.stream()
			.filter(typed.strip()::equalsIgnoreCase)
			.findFirst()
			.or(() -> Zones.find(typed).map(Object::toString));
	}

	static int number(int number, int least) {
		check(number >= least && number <= MOST);
		return number;
	}

	static LocalDate day(LocalDate day) {
		check(!day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY));
		return day;
	}

	/** A first and a last day, of which one may be missing. */
	static void span(@Nullable LocalDate from, @Nullable LocalDate to) {
		Optional.ofNullable(from).ifPresent(Values::day);
		Optional.ofNullable(to).ifPresent(Values::day);
		check((from != null) ? to == null || !from.isAfter(to) : to != null);
	}

	private static void check(boolean right) {
		if (!right) {
			throw new IllegalArgumentException("This is no condition of a segment");
		}
	}

	/** As a form's field has it. */
	static List<String> field(@Nullable Object value) {
		return List.of(Objects.toString(value, ""));
	}

}
