package dev.lundi.issue;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;

import dev.lundi.content.Comment;
import org.jspecify.annotations.Nullable;

/**
 * Who answered whom under an editorial. Nothing is assumed of the source: an answer to an
 * unknown comment begins a thread, and so does one whose line of answers runs in a
 * circle.
 */
final class Conversation {

	/**
	 * An answer counts for so many of those above it. No people talk deeper; without an
	 * end, a line of 5,000 made by a machine would count twelve million times.
	 */
	static final int DEPTH = 50;

	private final Map<String, Comment> byId = new LinkedHashMap<>();

	private final Map<String, String> threads = new HashMap<>();

	private final Map<String, List<Comment>> below = new HashMap<>();

	private final Duration exposure;

	/**
	 * Of these comments.
	 * @param exposure how much later an answer may come to count; zero for any time
	 */
	Conversation(List<Comment> comments, Duration exposure) {
		this.exposure = exposure;
		comments.forEach((comment) -> byId.putIfAbsent(comment.id(), comment));
		byId.values().forEach(this::follow);
		byId.values().forEach(this::credit);
	}

	/**
	 * Finds the beginning of its thread; whatever is met on the way is not walked again.
	 */
	private void follow(Comment comment) {
		SequencedSet<String> path = new LinkedHashSet<>();
		Comment above = comment;
		while (above != null && !threads.containsKey(above.id()) && path.add(above.id())) {
			above = parent(above);
		}
		String stop = (above != null) ? above.id() : "";
		String root = (above != null || path.isEmpty()) ? threads.getOrDefault(stop, stop) : path.getLast();
		path.forEach((id) -> threads.put(id, root));
		path.stream().dropWhile((id) -> !id.equals(stop)).forEach((id) -> threads.put(id, id));
	}

	private void credit(Comment comment) {
		above(comment).stream()
			.filter((id) -> inTime(Objects.requireNonNull(byId.get(id)), comment))
			.forEach((id) -> below.computeIfAbsent(id, (key) -> new ArrayList<>()).add(comment));
	}

	private boolean inTime(Comment comment, Comment answer) {
		Instant end = comment.byline().publishedAt().plus(exposure);
		return exposure.isZero() || !answer.byline().publishedAt().isAfter(end);
	}

	private SequencedSet<String> above(Comment comment) {
		SequencedSet<String> above = new LinkedHashSet<>();
		for (Comment next = parent(comment); next != null && above.size() < DEPTH; next = parent(next)) {
			if (!above.add(next.id())) {
				return new LinkedHashSet<>();
			}
		}
		return above;
	}

	private @Nullable Comment parent(Comment comment) {
		return (comment.parent() != null) ? byId.get(comment.parent()) : null;
	}

	/** The comments, each once. */
	Collection<Comment> comments() {
		return byId.values();
	}

	/** The id of the comment with which its thread began. */
	String thread(Comment comment) {
		return threads.getOrDefault(comment.id(), comment.id());
	}

	/** How many comments came below it in time. */
	int replies(Comment comment) {
		return below(comment).size();
	}

	/** How many other persons wrote below it in time. */
	int repliers(Comment comment) {
		return (int) below(comment).stream()
			.map(Conversation::person)
			.filter((person) -> !person.equals(person(comment)))
			.distinct()
			.count();
	}

	/** Whether the editorial's author answered below it in time. */
	boolean authorReplied(Comment comment) {
		return below(comment).stream().anyMatch(Comment::byEditorialAuthor);
	}

	private List<Comment> below(Comment comment) {
		return below.getOrDefault(comment.id(), List.of());
	}

	/** A name as one person may spell it from one comment to the next. */
	static String person(Comment comment) {
		String author = Normalizer.normalize(comment.byline().author(), Normalizer.Form.NFKC);
		return OneLine.of(author).toLowerCase(Locale.ROOT);
	}

}
