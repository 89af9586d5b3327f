package dev.lundi.feed;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of a feed.
 *
 * @param entries those that were wanted, in the order of the feed
 * @param span what the page covers, wanted or not
 * @param next the page after it, when the feed names one (RFC 5005)
 * @param byWordPress whether it says that WordPress made it
 * @param whole false when it breaks off, or has more entries than anybody reads
 */
public record Feed(List<FeedEntry> entries, Span span, @Nullable URI next, boolean byWordPress, boolean whole) {

	public Feed {
		entries = List.copyOf(entries);
	}

}
