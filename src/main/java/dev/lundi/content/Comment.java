package dev.lundi.content;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * A reader's comment on the editorial.
 *
 * @param id what the source calls it; the same at every gathering
 * @param parent the id of the comment that it answers; null when it answers the editorial
 * @param html the sanitised words
 * @param url where one can answer it; null when the source is not a site
 * @param byEditorialAuthor whether the editorial's author wrote it
 * @param votes null when the source does not tell
 */
public record Comment(String id, @Nullable String parent, Byline byline, String html, @Nullable URI url,
		boolean byEditorialAuthor, @Nullable Votes votes) {

	/** One on which nobody can vote. */
	public Comment(String id, @Nullable String parent, Byline byline, String html, @Nullable URI url,
			boolean byEditorialAuthor) {
		this(id, parent, byline, html, url, byEditorialAuthor, null);
	}

}
