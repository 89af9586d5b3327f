package dev.lundi.content;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import dev.lundi.feed.Feed;
import dev.lundi.feed.FeedEntry;
import dev.lundi.feed.FeedLinks;
import dev.lundi.feed.FeedReader;
import dev.lundi.fetch.Answer;
import dev.lundi.fetch.Fetch;
import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

/** Reads a feed page by page, as far back as is wanted. */
record FeedPages(Site site) {

	/** A feed has ten entries a page, often: enough for two hundred in a week. */
	private static final int MAX_PAGES = 20;

	/** Fewer may be all that a young blog has. */
	private static final int MANY = 5;

	/** A page of a feed, and where it was. */
	record Page(URI uri, Feed feed, int number) {

		/** What WordPress does not name, it gives. */
		@Nullable URI next() {
			if (feed.next() != null || !feed.byWordPress()) {
				return feed.next();
			}
			var first = uri.toString().replaceFirst("[?&]paged=\\d+$", "");
			return URI.create("%s%spaged=%d".formatted(first, first.contains("?") ? "&" : "?", number + 1));
		}

		boolean reachesBackTo(Instant time) {
			var oldest = feed.span().oldest();
			return oldest != null && oldest.isBefore(time);
		}

	}

	/**
	 * The entries published since a time, by their ids.
	 * @param address of a feed, or of a page that names one
	 */
	Map<String, FeedEntry> since(Instant time, URI address, List<Reason> caveats) {
		Predicate<FeedEntry> wanted = entry -> entry.publishedAt() != null && !entry.publishedAt().isBefore(time);
		var first = first(address, wanted);
		var oldest = first.feed().span().oldest();
		if (oldest == null && first.feed().span().entries() > 0) {
			throw problem(first.uri(), Reason.of("source.feed-undated"));
		}
		var found = all(first, wanted, page -> page.reachesBackTo(time));
		if (first.next() == null && !first.reachesBackTo(time) && first.feed().span().entries() >= MANY) {
			caveats.add(Reason.of("source.feed-short", Fetch.shown(first.uri()), first.feed().span().entries()));
		}
		return found;
	}

	/** Everything that a feed and its further pages have, by their ids. */
	Map<String, FeedEntry> all(URI address) {
		return all(first(address, _ -> true), _ -> true, _ -> false);
	}

	private Map<String, FeedEntry> all(Page first, Predicate<FeedEntry> wanted, Predicate<Page> enough) {
		var found = new LinkedHashMap<String, FeedEntry>();
		var page = Optional.of(first);
		while (page.isPresent() && add(page.get(), found) && !enough.test(page.get())) {
			if (page.get().number() == MAX_PAGES) {
				throw new SourceException(Reason.of("source.pages", Fetch.shown(first.uri()), MAX_PAGES), null);
			}
			page = after(page.get(), wanted);
		}
		return found;
	}

	/** Whether it had anything new: some sites repeat their last page for ever. */
	private static boolean add(Page page, Map<String, FeedEntry> found) {
		var before = found.size();
		page.feed().entries().forEach(entry -> found.putIfAbsent(entry.id(), entry));
		return page.number() == 1 || found.size() > before;
	}

	private Optional<Page> after(Page page, Predicate<FeedEntry> wanted) {
		var next = page.next();
		if (next == null) {
			return Optional.empty();
		}
		var answer = site.get(next);
		return switch (answer.status()) {
			case 400, 404, 410 -> Optional.empty();
			default ->
				Optional.of(new Page(next, read(answer, wanted).orElseThrow(() -> noFeed(answer)), page.number() + 1));
		};
	}

	private Page first(URI address, Predicate<FeedEntry> wanted) {
		var answer = site.get(address);
		return read(answer, wanted).map(feed -> new Page(answer.uri(), feed, 1)).orElseGet(() -> named(answer, wanted));
	}

	private Page named(Answer page, Predicate<FeedEntry> wanted) {
		var link = FeedLinks.of(page.head(), page.uri()).stream().findFirst().orElseThrow(() -> noFeed(page));
		var answer = site.get(link);
		return new Page(answer.uri(), read(answer, wanted).orElseThrow(() -> noFeed(answer)), 1);
	}

	private static Optional<Feed> read(Answer answer, Predicate<FeedEntry> wanted) {
		if (answer.status() != 200) {
			throw refusal(answer);
		}
		var feed = FeedReader.read(answer.reader(), answer.uri(), wanted);
		if (feed.isPresent() && !feed.get().whole()) {
			throw problem(answer.uri(), Reason.of("source.feed-breaks-off"));
		}
		return feed;
	}

	private static SourceException noFeed(Answer answer) {
		return problem(answer.uri(), Reason.of("source.no-feed"));
	}

	private static SourceException refusal(Answer answer) {
		return problem(answer.uri(), Reason.inWords(answer.status() + ".").and(Reason.of(switch (answer.status()) {
			case 401, 403 -> "source.feed-closed";
			case 404, 410 -> "source.feed-gone";
			case 429 -> "source.too-many";
			case 500, 502, 503, 504 -> "source.fails";
			default -> "source.feed-refused";
		})));
	}

	private static SourceException problem(URI uri, Reason found) {
		return new SourceException(Reason.of("source.answered", Fetch.shown(uri)).and(found), null);
	}

}
