package dev.lundi.feed;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** The feeds that a web page names. */
public final class FeedLinks {

	private static final Pattern TYPE = Pattern.compile("(?i)application/(rss|atom|rdf)\\+xml\\b.*");

	private static final Pattern OF_COMMENTS = Pattern.compile("(?i)\\bcomment");

	private FeedLinks() {
	}

	/**
	 * The feeds of a page, those of its comments left out.
	 * @param base where the page is
	 */
	public static List<URI> of(String page, URI base) {
		return Jsoup.parse(page, base.toString())
			.select("link[rel~=(?i)\\balternate\\b][href]")
			.stream()
			.filter(link -> TYPE.matcher(link.attr("type")).matches())
			.filter(link -> !OF_COMMENTS.matcher(link.attr("href") + " " + link.attr("title")).find())
			.flatMap(FeedLinks::address)
			.toList();
	}

	private static Stream<URI> address(Element link) {
		try {
			return Optional.of(link.absUrl("href")).filter(href -> href.startsWith("http")).map(URI::create).stream();
		}
		catch (IllegalArgumentException ex) {
			return Stream.empty();
		}
	}

}
