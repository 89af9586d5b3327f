package dev.lundi.feed;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jspecify.annotations.Nullable;

/**
 * Reads one page of a feed, an entry at a time, so that its length costs no memory. The
 * parser knows nothing of document types: it fetches no entity and expands none. It
 * forgives what sites do to XML.
 */
public final class FeedReader {

	/** Deeper than any text, and shallow enough for whoever walks in it. */
	private static final int MAX_DEPTH = 200;

	/** Of one entry. */
	private static final int MAX_ELEMENTS = 20_000;

	/** More are a mistake. */
	private static final int MAX_WANTED = 10_000;

	private static final int MAX_ENTRIES = 200_000;

	/** Of elements, each of which the parser remembers. */
	private static final int MAX_NAMES = 1_000;

	private final FeedText text;

	private final URI base;

	private final Predicate<FeedEntry> wanted;

	private final List<FeedEntry> entries = new ArrayList<>();

	private Span span = Span.NONE;

	private @Nullable URI next;

	private String author = "";

	private boolean byWordPress;

	private int elements;

	private final Set<String> names = new HashSet<>();

	private FeedReader(FeedText text, URI base, Predicate<FeedEntry> wanted) {
		this.text = text;
		this.base = base;
		this.wanted = wanted;
	}

	/**
	 * Reads a feed.
	 * @param base what relative addresses are relative to
	 * @param wanted which entries to keep
	 * @return empty when it is something else than a feed
	 */
	public static Optional<Feed> read(Reader text, URI base, Predicate<FeedEntry> wanted) {
		return new FeedReader(new FeedText(text), base, wanted).read();
	}

	private Optional<Feed> read() {
		try (text; var parser = new StreamParser(Parser.xmlParser().setMaxDepth(MAX_DEPTH))) {
			parser.parse(text, base.toString());
			parser.document().outputSettings().prettyPrint(false);
			var all = parser.iterator();
			var root = "";
			while (all.hasNext()) {
				var element = all.next();
				root = root.isEmpty() ? root(parser.document()) : root;
				if ("html".equalsIgnoreCase(root)) {
					return Optional.empty();
				}
				if (text.isGivenUp()) {
					return Optional.of(feed(false));
				}
				take(element);
			}
			return isFeed(root) ? Optional.of(feed(text.endsWith("</" + root))) : Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The name of the outermost element; before a feed, PHP may have warned. */
	private static String root(Document document) {
		return document.children()
			.stream()
			.filter(child -> isFeed(child.tagName()) || "html".equalsIgnoreCase(child.tagName()))
			.map(Element::tagName)
			.findFirst()
			.orElse("");
	}

	private static boolean isFeed(String root) {
		return switch (root.substring(root.indexOf(':') + 1)) {
			case "rss", "feed", "RDF" -> true;
			default -> false;
		};
	}

	private Feed feed(boolean closed) {
		return new Feed(entries, span, next, byWordPress, closed && entries.size() < MAX_WANTED);
	}

	private void take(Element element) {
		var found = new FeedElement(element, base);
		if (names.add(element.tagName()) && names.size() > MAX_NAMES) {
			text.giveUp();
		}
		switch (found.name()) {
			case "item" -> add(new RssItem(found).entry(), element);
			case "atom:entry", "entry" -> add(new AtomEntry(found, author).read(), element);
			case "rss", "channel", "rdf:RDF", "atom:feed", "feed" -> {
			}
			default -> {
				if (isOfFeed(element)) {
					note(found);
				}
				if (isOfFeed(element)) {
					drop(element);
				}
				else if (++elements > MAX_ELEMENTS) {
					text.giveUp();
				}
			}
		}
	}

	private void add(FeedEntry entry, Element element) {
		span = span.with(entry);
		if (entries.size() < MAX_WANTED && wanted.test(entry)) {
			entries.add(entry);
		}
		elements = 0;
		text.entryIsOver();
		if (span.entries() > MAX_ENTRIES) {
			text.giveUp();
		}
		element.remove();
	}

	private static boolean isOfFeed(Element element) {
		var parent = element.parent();
		return parent == null || parent instanceof Document || switch (FeedElement.name(parent)) {
			case "rss", "channel", "rdf:RDF", "atom:feed", "feed" -> true;
			default -> false;
		};
	}

	/** With the text before it. */
	private static void drop(Element element) {
		var before = element.previousSibling();
		if (before != null && !(before instanceof Element)) {
			before.remove();
		}
		element.remove();
	}

	private void note(FeedElement found) {
		switch (found.name()) {
			case "generator", "atom:generator" ->
				byWordPress = (found.text() + found.attribute("uri")).toLowerCase(Locale.ROOT).contains("wordpress");
			case "atom:author", "author" -> author = author.isEmpty() ? found.textOf("atom:name") : author;
			case "atom:link", "link" -> {
				if ("next".equals(found.attribute("rel"))) {
					next = found.address(found.attribute("href")).orElse(null);
				}
			}
			default -> {
			}
		}
	}

}
