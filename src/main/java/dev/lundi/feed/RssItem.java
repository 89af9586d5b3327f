package dev.lundi.feed;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.lundi.feed.FeedEntry.Origin;
import dev.lundi.feed.FeedEntry.Replies;
import dev.lundi.feed.FeedEntry.Words;
import org.jsoup.nodes.Entities;

/** An item of RSS 2.0 or 1.0, with the modules that blogs use. */
record RssItem(FeedElement item) {

	/** RSS 2.0 has {@code mail@example.org (Name)}. */
	private static final Pattern NAME_OF_MAIL = Pattern.compile("\\S+@\\S+\\s+\\((.+)\\)");

	private static final Pattern HTML = Pattern.compile("&#?\\w{2,10};|</\\w+>|<br\\b");

	FeedEntry entry() {
		var words = new Words(title(), item.textOf("description", "atom:summary"),
				item.textOf("content:encoded", "atom:content"));
		var published = FeedDates.read(item.textOf("pubDate", "dc:date", "atom:published", "atom:updated"));
		var link = link();
		return new FeedEntry(Identity.of(item.textOf("guid"), link.orElse(null), words), link.orElse(null), words,
				new Origin(author(), published.orElse(null), FeedDates.read(item.textOf("atom:updated")).orElse(null)),
				Set.copyOf(item.textsOf("category")), replies());
	}

	/** Some sites write HTML there, some mean what they write. */
	private String title() {
		var title = item.textOf("title");
		return HTML.matcher(title).find() ? title : Entities.escape(title);
	}

	private Optional<URI> link() {
		return item.address(item.textOf("link"))
			.or(() -> item.children("atom:link").findFirst().flatMap(link -> item.address(link.attribute("href"))))
			.or(() -> item.child("guid")
				.filter(guid -> !"false".equals(guid.attribute("isPermaLink")))
				.flatMap(guid -> item.address(guid.text())));
	}

	private String author() {
		var author = item.textOf("dc:creator", "author", "atom:author");
		var mail = NAME_OF_MAIL.matcher(author);
		return mail.matches() ? mail.group(1) : author.contains("@") ? "" : author;
	}

	private Replies replies() {
		var feed = item.address(item.textOf("wfw:commentRss")).orElse(null);
		return new Replies(feed, Identity.count(item.textOf("slash:comments", "thr:total")), Identity.parent(item));
	}

}
