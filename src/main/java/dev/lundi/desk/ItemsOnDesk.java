package dev.lundi.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.lundi.content.ItemMark;
import dev.lundi.content.WeekItem;
import dev.lundi.gather.ItemMarks;
import dev.lundi.issue.Issue;
import dev.lundi.newsletter.Newsletter;

import org.springframework.stereotype.Component;

/**
 * Lays out for an editor what an issue's week had, and takes down what editors want of
 * it.
 */
@Component
class ItemsOnDesk {

	private final ItemMarks marks;

	ItemsOnDesk(ItemMarks marks) {
		this.marks = marks;
	}

	/** In the order in which they were published. */
	List<ItemOnDesk> of(Issue issue, Newsletter newsletter, DeskWords words) {
		Map<String, ItemMark> marked = marks.of(newsletter.slug());
		return issue.items().stream().map((item) -> item(item, marked, newsletter, words)).toList();
	}

	private static ItemOnDesk item(WeekItem item, Map<String, ItemMark> marked, Newsletter newsletter,
			DeskWords words) {
		return new ItemOnDesk(item.identity(), item.title(), item.url(), words.shortly(item.publishedAt(), newsletter),
				item.reason().in(words.language()), item.taken(), marked.get(item.identity()));
	}

	/**
	 * Notes what is wanted of an item when its source is read again.
	 * @param wanted as {@link ItemOnDesk#choices()} has it
	 * @throws NoSuchPageException when the issue's week has no such item, or nothing of
	 * the kind can be wanted: the form was not one of ours
	 */
	void mark(Issue issue, String identity, String wanted, String editor) {
		if (issue.items().stream().noneMatch((item) -> item.identity().equals(identity))) {
			throw new NoSuchPageException();
		}
		switch (wanted.toUpperCase(Locale.ROOT)) {
			case "" -> marks.clear(issue.newsletter(), identity);
			case "LEAD" -> marks.mark(issue.newsletter(), identity, ItemMark.LEAD, editor);
			case "SKIP" -> marks.mark(issue.newsletter(), identity, ItemMark.SKIP, editor);
			default -> throw new NoSuchPageException();
		}
	}

}
