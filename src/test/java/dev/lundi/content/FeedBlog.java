package dev.lundi.content;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import dev.lundi.support.StandInServer;
import org.jspecify.annotations.Nullable;

import static dev.lundi.support.StandInServer.send;

/**
 * A blog with feeds as WordPress writes them, ten entries a page, newest first; and, if a
 * test wants it so, with its REST API closed.
 */
class FeedBlog extends Blog {

	private final StandInServer site = new StandInServer();

	private final boolean atom;

	private final List<Post> posts = new ArrayList<>();

	private final Map<Integer, List<Remark>> remarks = new HashMap<>();

	private final List<URI> requests = new ArrayList<>();

	private int restStatus = 404;

	private int commentsStatus = 200;

	private boolean pretty = true;

	FeedBlog(boolean atom) {
		this.atom = atom;
		site.answering(this::answer);
	}

	URI url() {
		return site.url();
	}

	List<URI> requests() {
		return requests;
	}

	void answeringRestWith(int status) {
		restStatus = status;
	}

	void answeringCommentsWith(int status) {
		commentsStatus = status;
	}

	void atomWithoutPaging() {
		pretty = false;
	}

	@Override
	SourceSettings settings(@Nullable String category, @Nullable String titlePattern) {
		return new SourceSettings(SourceSettings.Type.FEED, site.url(), null, category, null, null, titlePattern, null,
				true);
	}

	@Override
	String id(int post) {
		return "%s/?p=%d".formatted(site.url(), post);
	}

	@Override
	void publish(Post post, List<Remark> remarks) {
		posts.add(post);
		this.remarks.put(post.id(), remarks);
	}

	private void answer(HttpExchange exchange) throws IOException {
		requests.add(exchange.getRequestURI());
		var path = exchange.getRequestURI().getPath();
		var query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
		if (path.startsWith("/wp-json/") || query.startsWith("rest_route")) {
			send(exchange, restStatus, "{\"code\":\"rest_login_required\"}");
		}
		else if (path.startsWith("/comments-on/")) {
			send(exchange, commentsStatus, feedOfComments(Integer.parseInt(path.replaceAll("\\D", ""))));
		}
		else if (path.equals("/feed/") || query.contains("feed=rss2")) {
			page(exchange, query.contains("paged=") ? Integer.parseInt(query.replaceFirst(".*paged=", "")) : 1);
		}
		else {
			send(exchange, 200,
					"<!doctype html><title>Blog</title><link rel=alternate type=\"application/%s+xml\" href=/feed/>"
						.formatted(atom ? "atom" : "rss"));
		}
	}

	private void page(HttpExchange exchange, int number) throws IOException {
		var page = posts.stream()
			.sorted(Comparator.comparing(Post::publishedAt).reversed())
			.skip(10L * (number - 1))
			.limit(10)
			.toList();
		var next = atom && pretty && posts.size() > 10 * number
				? "<link rel='next' href='/feed/?paged=%d'/>".formatted(number + 1) : "";
		send(exchange, page.isEmpty() && number > 1 ? 404 : 200,
				feed(next + page.stream().map(post -> atom ? atom(post) : rss(post)).collect(Collectors.joining())));
	}

	private String feed(String inner) {
		return atom
				? "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:thr='http://purl.org/syndication/thread/1.0'>%s</feed>"
					.formatted(inner)
				: """
						<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:wfw="http://wellformedweb.org/CommentAPI/"
						 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
						 xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel>
						<generator>https://wordpress.org/?v=6.8</generator>%s</channel></rss>"""
					.formatted(inner);
	}

	private String rss(Post post) {
		return """
				<item><title>%s</title><link>https://blog.example/%d/</link><dc:creator>Zoé Marchand</dc:creator>
				<pubDate>%s</pubDate><category>%s</category><category>sur-%s</category>
				<atom:updated xmlns:atom="http://www.w3.org/2005/Atom">%s</atom:updated><guid isPermaLink="false">%s</guid>
				<description><![CDATA[%s [&#8230;]]]></description><content:encoded><![CDATA[%s]]></content:encoded>
				<wfw:commentRss>%s/comments-on/%d</wfw:commentRss><slash:comments>%d</slash:comments></item>"""
			.formatted(escaped(post.title()), post.id(), rfc822(post.publishedAt()), post.category(), post.category(),
					post.modifiedAt(), id(post.id()), "Un corps", post.html(), site.url(), post.id(),
					remarks.getOrDefault(post.id(), List.of()).size());
	}

	private String atom(Post post) {
		return """
				<entry><title type="html">%s</title><link rel="alternate" type="text/html" href="https://blog.example/%d/"/>
				<author><name>Zoé Marchand</name></author><published>%s</published><updated>%s</updated>
				<category term="%s"/><category term="sur-%s"/><id>%s</id>
				<content type="html">%s</content>
				<link rel="replies" type="application/atom+xml" href="/comments-on/%d" thr:count="%d"/></entry>"""
			.formatted(escaped(post.title()), post.id(), post.publishedAt(), post.modifiedAt(), post.category(),
					post.category(), id(post.id()), escaped(post.html()), post.id(),
					remarks.getOrDefault(post.id(), List.of()).size());
	}

	private String feedOfComments(int post) {
		return feed(remarks.getOrDefault(post, List.of())
			.stream()
			.map(remark -> atom ? atom(remark, post) : rss(remark, post))
			.collect(Collectors.joining()));
	}

	private static String rss(Remark remark, int post) {
		var mark = remark.parent() == 0 ? ""
				: "<p>En réponse à <a href=\"https://blog.example/%d/#comment-%d\">Lectrice</a>.</p>\n".formatted(post,
						remark.parent());
		return """
				<item><title>Par : Lectrice %d</title><link>https://blog.example/%d/#comment-%d</link>
				<dc:creator>Lectrice %d</dc:creator><pubDate>%s</pubDate><guid>https://blog.example/?p=%d#comment-%d</guid>
				<content:encoded><![CDATA[%s]]></content:encoded></item>"""
			.formatted(remark.id(), post, remark.id(), remark.id(), rfc822(remark.publishedAt()), post, remark.id(),
					mark + remark.html());
	}

	private String atom(Remark remark, int post) {
		return """
				<entry><title>Par : Lectrice %d</title><link href="https://blog.example/%d/#comment-%d"/>
				<author><name>Lectrice %d</name></author><published>%s</published><id>https://blog.example/%d/#comment-%d</id>
				<content type="html">%s</content><thr:in-reply-to ref="%s"/></entry>"""
			.formatted(remark.id(), post, remark.id(), remark.id(), remark.publishedAt(), post, remark.id(),
					escaped(remark.html()), remark.parent() == 0 ? id(post)
							: "https://blog.example/%d/#comment-%d".formatted(post, remark.parent()));
	}

	private static String rfc822(String time) {
		return DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.parse(time).atOffset(ZoneOffset.UTC));
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;");
	}

	@Override
	public void close() {
		site.close();
	}

}
