package dev.lundi.content;

import java.util.List;

/** A WordPress site, read over REST. */
class WordPressSource implements ContentSource {

	/**
	 * The site compares in its own zone, which may be a day from the newsletter's, and
	 * badly on the night the clocks change: so more is asked for than is wanted.
	 */
	private static final int DAYS_AROUND = 2;

	private static final String POST_FIELDS = "id,date_gmt,link,title,content,excerpt,author,_links,_embedded";

	private static final String COMMENT_FIELDS = "id,parent,author,author_name,date_gmt,content,link,type";

	private final WordPressApi api;

	private final Selection selection;

	WordPressSource(WordPressApi api, Selection selection) {
		this.api = api;
		this.selection = selection;
	}

	@Override
	public WeekContent gather(Week week) {
		return selection.choose(week, items(week), this::comments);
	}

	private List<Item> items(Week week) {
		return api
			.list("posts", "after=%sT00:00:00&before=%sT00:00:00&_embed=author,wp:term&_fields=%s".formatted(
					week.monday().minusDays(DAYS_AROUND), week.next().monday().plusDays(DAYS_AROUND), POST_FIELDS))
			.stream()
			.filter(post -> !post.path("content").path("protected").asBoolean(false))
			.map(post -> WordPressJson.item(post, selection.category() != null))
			.toList();
	}

	private List<Comment> comments(Item item) {
		return api.list("comments", "post=%s&_fields=%s".formatted(item.id(), COMMENT_FIELDS))
			.stream()
			.filter(comment -> "comment".equals(comment.path("type").asString("comment")))
			.map(comment -> WordPressJson.comment(comment, item))
			.toList();
	}

}
