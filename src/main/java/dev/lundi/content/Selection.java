package dev.lundi.content;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;

/**
 * Chooses a week's content from what a source published: the newest item that the
 * settings ask for leads, the others are listed under it.
 *
 * @param category null for any
 * @param titlePattern null for any
 */
record Selection(@Nullable String category, @Nullable Pattern titlePattern, ZoneId zone, Clock clock) {

	private static final Comparator<Item> OLDEST_FIRST = Comparator.comparing(Item::publishedAt)
		.thenComparing(Item::id);

	static Selection of(SourceSettings settings, ZoneId zone, Clock clock) {
		return new Selection(blankToNull(settings.category()), pattern(blankToNull(settings.titlePattern())), zone,
				clock);
	}

	private static @Nullable String blankToNull(@Nullable String text) {
		return text == null || text.isBlank() ? null : text.strip();
	}

	private static @Nullable Pattern pattern(@Nullable String regex) {
		try {
			return regex == null ? null : Pattern.compile(regex);
		}
		catch (PatternSyntaxException ex) {
			throw new IllegalArgumentException(
					"source.title-pattern is not a regular expression (%s): %s; write it like ^L’édito"
						.formatted(ex.getDescription(), regex),
					ex);
		}
	}

	/**
	 * Makes the week's content; what is dated after now does not exist yet.
	 * @param commentsOn asked for the lead only
	 */
	WeekContent choose(Week week, Collection<Item> items, Function<Item, List<Comment>> commentsOn) {
		var now = clock.instant();
		var ofWeek = items.stream().filter(item -> isOf(week, item, now)).sorted(OLDEST_FIRST).toList();
		var lead = ofWeek.reversed().stream().filter(this::mayLead).findFirst();
		return new WeekContent(lead.map(Item::editorial).orElse(null),
				lead.map(commentsOn).map(comments -> Threads.settle(comments, now)).orElse(List.of()),
				ofWeek.stream()
					.filter(item -> !lead.equals(Optional.of(item)))
					.map(Item::asArticle)
					.flatMap(Optional::stream)
					.toList());
	}

	private boolean isOf(Week week, Item item, Instant now) {
		var at = item.publishedAt();
		return !at.isBefore(week.start(zone)) && at.isBefore(week.end(zone)) && !at.isAfter(now);
	}

	private boolean mayLead(Item item) {
		return (category == null || item.categories().stream().anyMatch(category::equalsIgnoreCase))
				&& (titlePattern == null || titlePattern.matcher(item.editorial().title()).find());
	}

}
