package dev.lundi.content;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.lundi.cleaning.PlainText;
import dev.lundi.reason.Reason;

/**
 * Something a source published, before it is known whether it leads its week.
 *
 * @param identity by which it is known from week to week
 * @param modifiedAt when it was last changed, as far as the source tells
 * @param summary what to say about it when it does not lead; may be long or empty
 * @param authorKey what tells the author's own comments; empty when nothing does
 * @param notices what of its body a mail cannot carry
 */
record Item(Editorial editorial, String identity, Instant modifiedAt, String summary, Topics topics, String authorKey,
		List<Reason> notices) {

	Item {
		notices = List.copyOf(notices);
	}

	private static final int SUMMARY_LENGTH = 160;

	String id() {
		return editorial.id();
	}

	Instant publishedAt() {
		return editorial.byline().publishedAt();
	}

	boolean changedSince(Instant time) {
		return modifiedAt.isAfter(time) || publishedAt().isAfter(time);
	}

	boolean writtenBy(String key) {
		return !authorKey.isEmpty() && authorKey.equals(key);
	}

	/** Empty when there is no address to link to. */
	Optional<Article> asArticle() {
		return Optional.ofNullable(editorial.url())
			.map(url -> new Article(id(), editorial.title(), PlainText.shorten(summary, SUMMARY_LENGTH), url));
	}

	/**
	 * What it is about. Most feeds do not tell tags from categories: then both have all.
	 *
	 * @param categories their names or slugs
	 * @param tags their names or slugs
	 */
	record Topics(Set<String> categories, Set<String> tags) {
	}

}
