package dev.lundi.feed;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What entries there are in a page of a feed.
 *
 * @param entries how many
 * @param oldest when the oldest was published; null when none says so
 */
public record Span(int entries, @Nullable Instant oldest) {

	static final Span NONE = new Span(0, null);

	Span with(FeedEntry entry) {
		var at = entry.publishedAt();
		var older = at != null && (oldest == null || at.isBefore(oldest));
		return new Span(entries + 1, older ? at : oldest);
	}

}
