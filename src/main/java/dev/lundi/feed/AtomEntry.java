package dev.lundi.feed;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lundi.feed.FeedEntry.Origin;
import dev.lundi.feed.FeedEntry.Replies;
import dev.lundi.feed.FeedEntry.Words;

/**
 * An entry of Atom (RFC 4287), with its threads (RFC 4685).
 *
 * @param feedAuthor of the feed, who wrote what names nobody
 */
record AtomEntry(FeedElement entry, String feedAuthor) {

	FeedEntry read() {
		var words = new Words(html("atom:title"), html("atom:summary"), html("atom:content"));
		var published = FeedDates.read(entry.textOf("atom:published", "atom:issued", "atom:updated"));
		var link = link("alternate", one -> one.attribute("type").isEmpty() || isPage(one))
			.or(() -> link("alternate", _ -> true));
		return new FeedEntry(Identity.of(entry.textOf("atom:id"), link.orElse(null), words), link.orElse(null), words,
				new Origin(names(), published.orElse(null), FeedDates.read(entry.textOf("atom:updated")).orElse(null)),
				categories(), replies());
	}

	private String html(String name) {
		return entry.child(name).map(FeedElement::html).orElse("");
	}

	private static boolean isPage(FeedElement link) {
		return link.attribute("type").contains("html");
	}

	private Optional<URI> link(String relation, Predicate<FeedElement> wanted) {
		return links(relation).filter(wanted)
			.flatMap(link -> entry.address(link.attribute("href")).stream())
			.findFirst();
	}

	/** A link that says no relation is the alternate one. */
	private Stream<FeedElement> links(String relation) {
		return entry.children("atom:link")
			.filter(link -> relation.equals(link.attribute("rel"))
					|| ("alternate".equals(relation) && link.attribute("rel").isEmpty()));
	}

	private String names() {
		var names = entry.children("atom:author")
			.map(author -> author.textOf("atom:name"))
			.filter(name -> !name.isEmpty() && !name.contains("@"))
			.collect(Collectors.joining(", "));
		return names.isEmpty() ? feedAuthor : names;
	}

	private Set<String> categories() {
		return entry.children("atom:category")
			.flatMap(category -> Stream.of(category.attribute("term"), category.attribute("label")))
			.filter(name -> !name.isEmpty())
			.collect(Collectors.toUnmodifiableSet());
	}

	private Replies replies() {
		var feed = link("replies", link -> !isPage(link)).orElse(null);
		var count = links("replies").map(link -> link.attribute("thr:count"))
			.filter(text -> !text.isEmpty())
			.findFirst();
		return new Replies(feed, Identity.count(count.orElseGet(() -> entry.textOf("thr:total", "slash:comments"))),
				Identity.parent(entry));
	}

}
