package dev.lundi.content;

import java.util.List;

/**
 * What came too late for the issue before.
 *
 * @param title of the editorial of that issue, plain text
 * @param comments on it, oldest first; what they answer may not be among them
 */
public record Echo(String title, List<Comment> comments) {

	public Echo {
		comments = List.copyOf(comments);
	}

}
