package dev.lundi.content;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What a source published in one week.
 *
 * @param editorial null when the week has none
 * @param comments those on the editorial, oldest first; a parent that they name is among
 * them, and no comment answers itself, however long the way round
 * @param articles the week's other articles, oldest first
 * @param caveats what could not be read, and what was read in its stead
 * @param items all that the week could have taken, oldest first, and what became of each
 * @param notices what editors may wonder at although all could be read
 * @param echo what came too late for the issue before; null when nobody asked for it
 */
public record WeekContent(@Nullable Editorial editorial, List<Comment> comments, List<Article> articles,
		List<Reason> caveats, List<WeekItem> items, List<Reason> notices, @Nullable Echo echo) {

	public WeekContent {
		comments = List.copyOf(comments);
		articles = List.copyOf(articles);
		caveats = List.copyOf(caveats);
		items = List.copyOf(items);
		notices = List.copyOf(notices);
	}

	/** A week of which all could be read. */
	public WeekContent(@Nullable Editorial editorial, List<Comment> comments, List<Article> articles) {
		this(editorial, comments, articles, List.of(), List.of(), List.of(), null);
	}

	WeekContent withCaveats(Collection<Reason> further) {
		return new WeekContent(editorial, comments, articles,
				Stream.concat(caveats.stream(), further.stream()).toList(), items, notices, echo);
	}

	WeekContent with(List<Reason> notices, @Nullable Echo echo) {
		return new WeekContent(editorial, comments, articles, caveats, items, notices, echo);
	}

	/** Its caveats, and then its notices. */
	public List<Reason> remarks() {
		return Stream.concat(caveats.stream(), notices.stream()).toList();
	}

	/** How many items the week's issue takes. */
	public int taken() {
		return Math.toIntExact(items.stream().filter(WeekItem::taken).count());
	}

}
