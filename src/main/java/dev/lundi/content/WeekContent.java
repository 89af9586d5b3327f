package dev.lundi.content;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a source published in one week.
 *
 * @param editorial null when the week has none
 * @param comments those on the editorial, oldest first; a parent that they name is among
 * them, and no comment answers itself, however long the way round
 * @param articles the week's other articles, oldest first
 */
public record WeekContent(@Nullable Editorial editorial, List<Comment> comments, List<Article> articles) {

	public WeekContent {
		comments = List.copyOf(comments);
		articles = List.copyOf(articles);
	}

}
