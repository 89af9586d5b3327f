package dev.lundi.content;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.lundi.content.WeekItem.Verdict;
import dev.lundi.reason.Reason;

/** What editors may wonder at in a week that was read whole. */
final class Notices {

	private Notices() {
	}

	/**
	 * Of a week's items those that came more than once, and those that are dated after
	 * now.
	 * @param items as the source listed them
	 * @param week those of the week, each once
	 */
	static List<Reason> of(Collection<Item> items, Map<Item, Optional<Verdict>> week) {
		var seen = new HashSet<String>();
		var again = new HashSet<String>();
		items.stream().map(Item::identity).filter(identity -> !seen.add(identity)).forEach(again::add);
		return week.keySet()
			.stream()
			.flatMap(item -> Stream.of(toCome(item, week), again(item, again)).flatMap(Optional::stream))
			.toList();
	}

	private static Optional<Reason> toCome(Item item, Map<Item, Optional<Verdict>> week) {
		return week.getOrDefault(item, Optional.empty())
			.filter(verdict -> verdict == Verdict.TO_COME)
			.map(_ -> Reason.of("source.item-to-come", item.editorial().title()));
	}

	private static Optional<Reason> again(Item item, Collection<String> again) {
		return again.contains(item.identity()) ? Optional.of(Reason.of("source.item-twice", item.editorial().title()))
				: Optional.empty();
	}

}
