package dev.lundi.feed;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/**
 * An element, known by the usual prefix of its namespace, whatever prefix the feed has.
 */
record FeedElement(Element element, URI base) {

	private static final Map<String, String> PREFIXES = Map.of("http://www.w3.org/2005/Atom", "atom:",
			"http://purl.org/atom/ns#", "atom:", "http://purl.org/rss/1.0/", "",
			"http://purl.org/rss/1.0/modules/content/", "content:", "http://purl.org/dc/elements/1.1/", "dc:",
			"http://wellformedweb.org/CommentAPI/", "wfw:", "http://purl.org/rss/1.0/modules/slash/", "slash:",
			"http://purl.org/syndication/thread/1.0", "thr:", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:");

	String name() {
		return name(element);
	}

	static String name(Element element) {
		var written = element.tagName();
		var prefix = PREFIXES.get(element.tag().namespace());
		return prefix == null ? written : prefix + local(written);
	}

	private static String local(String name) {
		return name.substring(name.indexOf(':') + 1);
	}

	/** The children of that name; in a feed without namespaces, of that name alone. */
	Stream<FeedElement> children(String name) {
		return element.children()
			.stream()
			.filter(child -> name.equalsIgnoreCase(name(child)) || name.equalsIgnoreCase("atom:" + name(child)))
			.map(child -> new FeedElement(child, base));
	}

	/** The first child of one of these names that is not empty; the first name wins. */
	Optional<FeedElement> child(String... names) {
		return Stream.of(names).flatMap(this::children).filter(child -> !child.isEmpty()).findFirst();
	}

	private boolean isEmpty() {
		return element.childNodeSize() == 0 && element.attributesSize() == 0;
	}

	String textOf(String... names) {
		return child(names).map(FeedElement::text).orElse("");
	}

	List<String> textsOf(String name) {
		return children(name).map(FeedElement::text).filter(text -> !text.isEmpty()).toList();
	}

	String text() {
		return element.wholeText().strip();
	}

	String attribute(String name) {
		return element.attr(name).strip();
	}

	/** What an Atom text says, as HTML (RFC 4287, 3.1). */
	String html() {
		return switch (attribute("type")) {
			case "html", "text/html" -> text();
			case "xhtml", "application/xhtml+xml" -> markup();
			default -> Entities.escape(text()).replaceAll("\\n\\s*\\n", "</p><p>");
		};
	}

	private String markup() {
		element.getAllElements().stream().skip(1).forEach(inner -> inner.tagName(local(inner.tagName())));
		return element.html();
	}

	/** The address that is written there, made absolute. */
	Optional<URI> address(String written) {
		try {
			return written.isBlank() ? Optional.empty()
					: Optional.of(base.resolve(written.strip().replace(" ", "%20"))).filter(FeedElement::isWeb);
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static boolean isWeb(URI uri) {
		return uri.getHost() != null && uri.getRawUserInfo() == null
				&& ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
	}

}
