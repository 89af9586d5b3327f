package dev.lundi.content;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.lundi.reason.Reason;

/** A WordPress site, read over REST; by its feeds where REST is closed. */
class WordPressSource implements ContentSource {

	/**
	 * The site compares in its own zone, which may be a day from the newsletter's, and
	 * badly on the night the clocks change: so more is asked for than is wanted.
	 */
	private static final int DAYS_AROUND = 2;

	private static final String POST_FIELDS = "id,date_gmt,modified_gmt,link,title,content,excerpt,author,_links,_embedded";

	private static final String COMMENT_FIELDS = "id,parent,author,author_name,date_gmt,content,link,type";

	private final Site site;

	private final WordPressApi api;

	private final Selection selection;

	private final VotePaths votes;

	WordPressSource(Site site, Selection selection, VotePaths votes) {
		this.site = site;
		this.api = new WordPressApi(site);
		this.selection = selection;
		this.votes = votes;
	}

	@Override
	public WeekContent gather(Intake intake) {
		try {
			var caveats = new ArrayList<Reason>();
			return selection.choose(intake, items(intake), item -> comments(item, caveats)).withCaveats(caveats);
		}
		catch (RestClosedException ex) {
			return byFeed(intake, ex);
		}
	}

	/** The ids stay those of REST: nothing is taken twice when it opens again. */
	private WeekContent byFeed(Intake intake, RestClosedException closed) {
		try {
			return new FeedSource(site, feed(), selection, FeedItems::asOfWordPress).gather(intake)
				.withCaveats(List.of(closed.reason().and(Reason.of("source.by-feed"))));
		}
		catch (SourceException ex) {
			closed.addSuppressed(ex);
			throw closed;
		}
	}

	/** It answers on every WordPress, with pretty permalinks or without. */
	private URI feed() {
		return URI.create(site.home().toString().replaceFirst("/*$", "/?feed=rss2"));
	}

	private List<Item> items(Intake intake) {
		var first = LocalDate.ofInstant(intake.since(selection.zone()), selection.zone());
		var last = LocalDate.ofInstant(intake.end(selection.zone()), selection.zone());
		return api
			.list("posts",
					"after=%sT00:00:00&before=%sT00:00:00&_embed=author,wp:term&_fields=%s"
						.formatted(first.minusDays(DAYS_AROUND), last.plusDays(DAYS_AROUND), POST_FIELDS))
			.stream()
			.filter(post -> !post.path("content").path("protected").asBoolean(false))
			.map(post -> WordPressJson.item(post, site.home(), selection.rules().needTopics()))
			.toList();
	}

	/** Without them, there is still an editorial. */
	private List<Comment> comments(Item item, List<Reason> caveats) {
		try {
			var comments = comments(item);
			if (votes.missing(comments)) {
				caveats.add(Reason.of("source.no-votes", votes.up()));
			}
			return comments;
		}
		catch (SourceException ex) {
			caveats.add(ex.withoutComments());
			return List.of();
		}
	}

	private List<Comment> comments(Item item) {
		return api.list("comments", "post=%s&_fields=%s".formatted(item.id(), COMMENT_FIELDS + votes.fields()))
			.stream()
			.filter(comment -> "comment".equals(comment.path("type").asString("comment")))
			.map(comment -> WordPressJson.comment(comment, item, votes))
			.toList();
	}

}
