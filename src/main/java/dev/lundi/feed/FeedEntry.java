package dev.lundi.feed;

import java.net.URI;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An article of a feed, or a comment of a feed of comments.
 *
 * @param id the same at every reading
 * @param link its page; null when it has none
 * @param categories as the feed names them
 */
public record FeedEntry(String id, @Nullable URI link, Words words, Origin origin, Set<String> categories,
		Replies replies) {

	public FeedEntry {
		categories = Set.copyOf(categories);
	}

	public @Nullable Instant publishedAt() {
		return origin.publishedAt();
	}

	/**
	 * What it says.
	 *
	 * @param title HTML
	 * @param summary HTML, empty when there is none
	 * @param content HTML, empty when the feed has summaries only
	 */
	public record Words(String title, String summary, String content) {

		/** All of it, as far as the feed has it. */
		public String body() {
			return content.isBlank() ? summary : content;
		}

	}

	/**
	 * Who wrote it, and when.
	 *
	 * @param author empty when nobody is named
	 * @param modifiedAt when it was last changed; null when the feed does not say
	 */
	public record Origin(String author, @Nullable Instant publishedAt, @Nullable Instant modifiedAt) {
	}

	/**
	 * How it stands in a conversation.
	 *
	 * @param feed of its comments; null when there is none
	 * @param count of its comments; -1 when the feed does not say
	 * @param parent the id of what it answers; null when the feed does not say
	 */
	public record Replies(@Nullable URI feed, int count, @Nullable String parent) {
	}

}
