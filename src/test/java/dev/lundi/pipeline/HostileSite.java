package dev.lundi.pipeline;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jsoup.nodes.Entities;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a site answers in one week whose authors and readers write whatever they like: one
 * editorial that has them all, and an article and a comment for each of the words.
 *
 * @param lead title of the editorial and who writes it
 * @param words in HTML, and every other time escaped
 */
record HostileSite(String lead, List<String> words) {

	private static final Instant FIRST = Instant.parse("2026-03-02T09:00:00Z");

	/** Any number that is no article's. */
	private static final int LEAD = 9_999;

	private static final String OFTEN = "<p>Une remarque assez longue pour être retenue parmi les autres : </p>";

	/** The posts and the comments of a WordPress, by their paths. */
	Map<String, String> overRest() {
		List<Map<String, Object>> posts = IntStream.rangeClosed(0, words.size())
			.mapToObj((number) -> (number == words.size()) ? post(LEAD, lead, body())
					: post(number, words.get(number), words.get(number)))
			.toList();
		List<Map<String, Object>> comments = IntStream.range(0, words.size()).mapToObj(this::comment).toList();
		return Map.of("/wp-json/wp/v2/posts", JsonMapper.shared().writeValueAsString(posts), "/wp-json/wp/v2/comments",
				JsonMapper.shared().writeValueAsString(comments));
	}

	/** Its feed and the feed of the editorial's comments, by their paths. */
	Map<String, String> byFeed() {
		StringBuilder items = new StringBuilder(item(LEAD, lead, body()));
		StringBuilder comments = new StringBuilder();
		for (int number = 0; number < words.size(); number++) {
			items.append(item(number, title(number), words.get(number)));
			comments.append(remark(number));
		}
		return Map.of("/feed/", feed(items), "/comments/", feed(comments));
	}

	private String title(int number) {
		return (number % 2 == 0) ? words.get(number) : Entities.escape(words.get(number));
	}

	private String author(int number) {
		return number + ((number % 2 == 1) ? words.get(number) : Entities.escape(words.get(number)));
	}

	private String body() {
		return "<div>" + String.join("</div>\n<div>", words) + "</div>";
	}

	private Map<String, Object> post(int id, String title, String html) {
		return Map.of("id", id, "date_gmt", gmt(id), "link", "https://blog.example/%d/".formatted(id), "title",
				Map.of("rendered", title), "content", Map.of("rendered", html, "protected", false), "excerpt",
				Map.of("rendered", title), "author", 3, "_links", Map.of(), "_embedded",
				Map.of("author", List.of(Map.of("id", 3, "name", lead))));
	}

	private Map<String, Object> comment(int id) {
		return Map.of("id", id + 1, "parent", 0, "author", 0, "author_name", author(id), "date_gmt", gmt(id), "content",
				Map.of("rendered", OFTEN + id + words.get(id)), "link", words.get(id), "type", "comment");
	}

	private static String gmt(int number) {
		return at(number).toString().replace("Z", "");
	}

	private static Instant at(int number) {
		return FIRST.plusSeconds(number);
	}

	private String item(int id, String title, String html) {
		return """
				<item><title>%s</title><link>https://blog.example/%d/</link><dc:creator>%s</dc:creator>
				<pubDate>%s</pubDate><guid isPermaLink="false">%d</guid><description>%s</description>
				<content:encoded>%s</content:encoded><wfw:commentRss>/comments/</wfw:commentRss>
				<slash:comments>%d</slash:comments></item>""".formatted(xml(title), id, xml(lead), rfc822(id), id,
				xml(title), xml(html), words.size());
	}

	private String remark(int id) {
		return """
				<item><title>%s</title><link>%s</link><dc:creator>%s</dc:creator><pubDate>%s</pubDate>
				<guid isPermaLink="false">c%d</guid><content:encoded>%s</content:encoded></item>""".formatted(
				xml(words.get(id)), xml(words.get(id)), xml(author(id)), rfc822(id), id,
				xml(OFTEN + id + words.get(id)));
	}

	private static String feed(CharSequence items) {
		return """
				<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:wfw="http://wellformedweb.org/CommentAPI/"
				 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
				 xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel>%s</channel></rss>"""
			.formatted(items);
	}

	private static String rfc822(int number) {
		return DateTimeFormatter.RFC_1123_DATE_TIME.format(at(number).atOffset(ZoneOffset.UTC));
	}

	/** XML has no way to write most control characters. */
	private static String xml(String words) {
		return words.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "")
			.replace("&", "&amp;")
			.replace("<", "&lt;")
			.replace(">", "&gt;")
			.replace("\r", "&#13;");
	}

}
