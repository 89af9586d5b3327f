package dev.lundi.content;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import dev.lundi.feed.FeedEntry;
import dev.lundi.feed.FeedEntry.Replies;
import dev.lundi.reason.Reason;

/** A site, read by its feed and the feeds of its comments. */
class FeedSource implements ContentSource {

	/** Some feeds are in the order of the last change, and some clocks are wrong. */
	private static final Duration BEFORE = Duration.ofDays(2);

	private final FeedPages pages;

	private final URI address;

	private final Selection selection;

	private final UnaryOperator<FeedEntry> identity;

	FeedSource(Site site, Selection selection) {
		this(site, site.home(), selection, UnaryOperator.identity());
	}

	/**
	 * A feed whose entries are also known by other ids.
	 * @param address of the feed, or of a page that names it
	 * @param identity gives an entry the id by which it is known
	 */
	FeedSource(Site site, URI address, Selection selection, UnaryOperator<FeedEntry> identity) {
		this.pages = new FeedPages(site);
		this.address = address;
		this.selection = selection;
		this.identity = identity;
	}

	@Override
	public WeekContent gather(Intake intake) {
		var caveats = new ArrayList<Reason>();
		var entries = new LinkedHashMap<String, FeedEntry>();
		pages.since(intake.since(selection.zone()).minus(BEFORE), address, caveats)
			.values()
			.stream()
			.filter(entry -> !FeedItems.isProtected(entry))
			.map(identity)
			.forEach(entry -> entries.putIfAbsent(entry.id(), entry));
		var items = entries.values().stream().map(this::item).toList();
		return selection
			.choose(intake, items,
					item -> comments(item, Objects.requireNonNull(entries.get(item.id())).replies(), caveats))
			.withCaveats(caveats);
	}

	private Item item(FeedEntry entry) {
		return FeedItems.item(entry, Identities.ofWordPressFeed(pages.site().home(), entry));
	}

	private List<Comment> comments(Item item, Replies replies, List<Reason> caveats) {
		var feed = replies.feed();
		if (feed == null || replies.count() == 0) {
			return List.of();
		}
		try {
			return new FeedComments(pages).of(feed, item, replies.count(), caveats);
		}
		catch (SourceException ex) {
			caveats.add(ex.withoutComments());
			return List.of();
		}
	}

}
