package dev.lundi.content;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
		var parents = new LinkedHashMap<String, @Nullable String>();
		visible.forEach(comment -> parents.put(comment.id(), comment.parent()));
		var circular = circular(parents);
		return visible.stream()
			.map(comment -> parents.containsKey(comment.parent()) && !circular.contains(comment.id()) ? comment
					: topLevel(comment))
			.sorted(OLDEST_FIRST)
			.toList();
	}

	/**
	 * Those that answer themselves by a detour. Each is walked over once, however long a
	 * thread is.
	 */
	private static Set<String> circular(Map<String, @Nullable String> parents) {
		var circular = new HashSet<String>();
		var done = new HashSet<String>();
		for (var id : parents.keySet()) {
			var path = new LinkedHashSet<String>();
			var above = id;
			while (above != null && !done.contains(above) && path.add(above)) {
				above = parents.get(above);
			}
			var stop = above;
			path.stream().dropWhile(step -> !step.equals(stop)).forEach(circular::add);
			done.addAll(path);
		}
		return circular;
	}

	private static Comment topLevel(Comment comment) {
		return new Comment(comment.id(), null, comment.byline(), comment.html(), comment.url(),
				comment.byEditorialAuthor(), comment.votes());
	}

}
