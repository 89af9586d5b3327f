package dev.lundi.content;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Something a source published, before it is known whether it leads its week.
 *
 * @param summary what to say about it when it does not lead; may be long or empty
 * @param categories their slugs
 * @param authorKey what tells the author's own comments; empty when nothing does
 */
record Item(Editorial editorial, String summary, Set<String> categories, String authorKey) {

	private static final int SUMMARY_LENGTH = 160;

	String id() {
		return editorial.id();
	}

	Instant publishedAt() {
		return editorial.byline().publishedAt();
	}

	boolean writtenBy(String key) {
		return !authorKey.isEmpty() && authorKey.equals(key);
	}

	/** Empty when there is no address to link to. */
	Optional<Article> asArticle() {
		return Optional.ofNullable(editorial.url())
			.map(url -> new Article(id(), editorial.title(), PlainText.shorten(summary, SUMMARY_LENGTH), url));
	}

}
