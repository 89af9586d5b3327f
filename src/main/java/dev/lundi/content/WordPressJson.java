package dev.lundi.content;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lundi.cleaning.PlainText;
import dev.lundi.cleaning.Sanitiser;
import dev.lundi.fetch.AddressGuard;
import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What WordPress's answers mean. */
final class WordPressJson {

	private WordPressJson() {
	}

	static Item item(JsonNode post, URI home, boolean topicsNeeded) {
		var url = url(post);
		var title = PlainText.ofHtml(required(post, "title", "rendered"));
		var body = Body.of(required(post, "content", "rendered"), title, url);
		var excerpt = Excerpt.ofHtml(post.path("excerpt").path("rendered").asString(""));
		var author = PlainText.ofHtml(post.path("_embedded").path("author").path(0).path("name").asString(""));
		var editorial = new Editorial(id(post), title, Excerpt.standfirst(excerpt, body.html()), body.html(),
				new Byline(author, publishedAt(post)), url);
		return new Item(editorial, Identities.ofWordPress(home, editorial.id()), modifiedAt(post),
				Excerpt.summary(excerpt), topics(post, topicsNeeded), account(post), body.notices());
	}

	static Comment comment(JsonNode comment, Item item, VotePaths votes) {
		var parent = comment.path("parent").asString("0");
		var author = PlainText.ofHtml(comment.path("author_name").asString(""));
		return new Comment(id(comment), "0".equals(parent) ? null : parent, new Byline(author, publishedAt(comment)),
				Sanitiser.COMMENT.clean(required(comment, "content", "rendered"), item.editorial().url()), url(comment),
				item.writtenBy(account(comment)), votes.of(comment));
	}

	private static String id(JsonNode node) {
		if (!node.path("id").isIntegralNumber()) {
			throw missing(node, "a number in id");
		}
		return node.path("id").asString();
	}

	private static @Nullable URI url(JsonNode node) {
		return AddressGuard.webAddress(node.path("link").asString("")).orElse(null);
	}

	private static Item.Topics topics(JsonNode post, boolean needed) {
		var terms = post.path("_embedded").path("wp:term");
		if (needed && !terms.isArray()) {
			throw missing(post, "_embedded.wp:term (its categories)");
		}
		return new Item.Topics(names(terms, "category"), names(terms, "post_tag"));
	}

	private static Set<String> names(JsonNode terms, String taxonomy) {
		return terms.values()
			.stream()
			.flatMap(group -> group.values().stream())
			.filter(term -> taxonomy.equals(term.path("taxonomy").asString("")))
			.flatMap(term -> Stream.of(term.path("slug").asString(""), term.path("name").asString("")))
			.collect(Collectors.toUnmodifiableSet());
	}

	/** The number of the author's account; empty for a visitor. */
	private static String account(JsonNode node) {
		var account = node.path("author").asString("0");
		return "0".equals(account) ? "" : account;
	}

	/** Some plugins take it out: then it is as old as the post. */
	private static Instant modifiedAt(JsonNode node) {
		return node.hasNonNull("modified_gmt") ? time(node, "modified_gmt") : publishedAt(node);
	}

	private static Instant publishedAt(JsonNode node) {
		return time(node, "date_gmt");
	}

	/** {@code date_gmt} is in UTC, and written without saying so. */
	private static Instant time(JsonNode node, String field) {
		try {
			return LocalDateTime.parse(required(node, field)).toInstant(ZoneOffset.UTC);
		}
		catch (DateTimeException ex) {
			throw missing(node, "a date in " + field);
		}
	}

	private static String required(JsonNode node, String... path) {
		var value = node;
		for (var name : path) {
			value = value.path(name);
		}
		if (!value.isValueNode() || value.isNull()) {
			throw missing(node, String.join(".", path));
		}
		return value.asString();
	}

	private static SourceException missing(JsonNode node, String field) {
		String id = PlainText.shorten(PlainText.tidy(node.path("id").asString("?")), 40);
		return new SourceException(Reason.of("source.incomplete", id, field), null);
	}

}
