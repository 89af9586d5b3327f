package dev.lundi.content;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.lundi.content.WeekItem.Verdict;
import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Chooses a week's content from what a source published: the newest item that the
 * settings ask for leads, the others are listed under it. Whatever the source is, what is
 * chosen and what is left out is decided here.
 */
record Selection(LeadRules rules, ZoneId zone, Clock clock) {

	private static final Comparator<Item> OLDEST_FIRST = Comparator.comparing(Item::publishedAt)
		.thenComparing(Item::id);

	static Selection of(SourceSettings settings, ZoneId zone, Clock clock) {
		return new Selection(LeadRules.of(settings), zone, clock);
	}

	/**
	 * Makes the week's content; what is dated after now does not exist yet.
	 * @param commentsOn asked for the lead, and for the one before when it has an echo
	 */
	WeekContent choose(Intake intake, Collection<Item> items, Function<Item, List<Comment>> commentsOn) {
		var now = clock.instant();
		var verdicts = new LinkedHashMap<Item, Optional<Verdict>>();
		once(items).stream()
			.filter(item -> isOf(intake, item))
			.sorted(OLDEST_FIRST)
			.forEach(item -> verdicts.put(item, leftOut(intake, item, now)));
		var free = verdicts.keySet().stream().filter(item -> verdicts.getOrDefault(item, Optional.empty()).isEmpty());
		var candidates = free.toList().reversed();
		var pinned = first(candidates, item -> intake.of(item).mark() == ItemMark.LEAD);
		var lead = pinned.or(() -> first(candidates, rules::allow));
		candidates.forEach(item -> verdicts.put(item, Optional.of(place(item))));
		lead.ifPresent(
				item -> verdicts.put(item, Optional.of(pinned.isPresent() ? Verdict.PINNED : Verdict.EDITORIAL)));
		return content(lead, lead.map(commentsOn).map(comments -> Threads.settle(comments, now)).orElse(List.of()),
				told(intake, verdicts), verdicts)
			.withCaveats(lead.map(Item::notices).orElse(List.of()))
			.with(Notices.of(items, verdicts), echo(intake.earlier(), items, commentsOn, now));
	}

	private static @Nullable Echo echo(Intake.@Nullable Earlier earlier, Collection<Item> items,
			Function<Item, List<Comment>> commentsOn, Instant now) {
		if (earlier == null) {
			return null;
		}
		return items.stream()
			.filter(item -> item.identity().equals(earlier.identity()))
			.map(item -> new Echo(item.editorial().title(),
					Threads.settle(commentsOn.apply(item), now).stream().filter(earlier::wants).toList()))
			.findFirst()
			.orElse(null);
	}

	/** A site that lists an item twice has published it once. */
	private static Collection<Item> once(Collection<Item> items) {
		var once = new LinkedHashMap<String, Item>();
		items.forEach(item -> once.putIfAbsent(item.identity(), item));
		return once.values();
	}

	private static Optional<Item> first(List<Item> items, Predicate<Item> wanted) {
		return items.stream().filter(wanted).findFirst();
	}

	private static WeekContent content(Optional<Item> lead, List<Comment> comments, List<WeekItem> told,
			Map<Item, Optional<Verdict>> verdicts) {
		var articles = verdicts.entrySet()
			.stream()
			.filter(entry -> entry.getValue().equals(Optional.of(Verdict.ARTICLE)))
			.flatMap(entry -> entry.getKey().asArticle().stream())
			.toList();
		return new WeekContent(lead.map(Item::editorial).orElse(null), comments, articles, List.of(), told, List.of(),
				null);
	}

	private boolean isOf(Intake intake, Item item) {
		var at = item.publishedAt();
		return at.isBefore(intake.end(zone)) && (!at.isBefore(intake.start(zone)) || intake.of(item).waiting() != null);
	}

	/** Why it cannot come in; empty when it can. */
	private static Optional<Verdict> leftOut(Intake intake, Item item, Instant now) {
		var known = intake.of(item);
		if (known.taken() != null) {
			return Optional.of(Verdict.IN_ANOTHER);
		}
		if (known.mark() == ItemMark.SKIP) {
			return Optional.of(Verdict.SKIPPED);
		}
		if (item.publishedAt().isAfter(now)) {
			return Optional.of(Verdict.TO_COME);
		}
		var fresh = intake.grace().isPositive() && item.changedSince(now.minus(intake.grace()));
		return fresh ? Optional.of(Verdict.FRESH) : Optional.empty();
	}

	private static Verdict place(Item item) {
		return item.asArticle().isPresent() ? Verdict.ARTICLE : Verdict.WITHOUT_ADDRESS;
	}

	private List<WeekItem> told(Intake intake, Map<Item, Optional<Verdict>> verdicts) {
		return verdicts.entrySet()
			.stream()
			.map(entry -> told(intake, entry.getKey(), entry.getValue().orElseThrow()))
			.toList();
	}

	private WeekItem told(Intake intake, Item item, Verdict verdict) {
		var why = reason(intake, intake.of(item).taken(), verdict);
		return new WeekItem(item.identity(), item.editorial().title(), item.editorial().url(), item.publishedAt(),
				verdict, item.publishedAt().isBefore(intake.start(zone)) ? why.and(Reason.of("item.waited")) : why);
	}

	private static Reason reason(Intake intake, @Nullable Week taken, Verdict verdict) {
		var key = "item." + verdict.word();
		return switch (verdict) {
			case IN_ANOTHER -> Reason.of(key, taken);
			case FRESH -> Reason.of(key, Math.max(1, intake.grace().toMinutes()));
			default -> Reason.of(key);
		};
	}

}
