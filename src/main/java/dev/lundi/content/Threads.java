package dev.lundi.content;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Puts comments in order, so that whoever walks from reply to parent comes to an end. */
final class Threads {

	/** By number where ids are numbers: 9 comes before 10. */
	private static final Comparator<Comment> OLDEST_FIRST = Comparator
		.comparing((Comment comment) -> comment.byline().publishedAt())
		.thenComparingInt(comment -> comment.id().length())
		.thenComparing(Comment::id);

	private Threads() {
	}

	/**
	 * Gives the comments published until now, oldest first; one whose parent is missing,
	 * or that answers itself by a detour, becomes a top one.
	 */
	static List<Comment> settle(Collection<Comment> comments, Instant now) {
		var visible = comments.stream().filter(comment -> !comment.byline().publishedAt().isAfter(now)).toList();
		var parents = new HashMap<String, @Nullable String>();
		visible.forEach(comment -> parents.put(comment.id(), comment.parent()));
		return visible.stream().map(comment -> settled(comment, parents)).sorted(OLDEST_FIRST).toList();
	}

	private static Comment settled(Comment comment, Map<String, @Nullable String> parents) {
		var parent = comment.parent();
		return parent == null || (parents.containsKey(parent) && !isCircular(comment.id(), parents)) ? comment
				: topLevel(comment);
	}

	private static boolean isCircular(String id, Map<String, @Nullable String> parents) {
		var seen = new HashSet<String>();
		var above = parents.get(id);
		while (above != null && !above.equals(id) && seen.add(above)) {
			above = parents.get(above);
		}
		return id.equals(above);
	}

	private static Comment topLevel(Comment comment) {
		return new Comment(comment.id(), null, comment.byline(), comment.html(), comment.url(),
				comment.byEditorialAuthor(), comment.votes());
	}

}
