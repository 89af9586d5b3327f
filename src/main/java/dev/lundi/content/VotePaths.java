package dev.lundi.content;

import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a site's REST API tells the votes on a comment: JSON pointers (RFC 6901) from the
 * comment, such as {@code /meta/likes}.
 *
 * @param up to the number of those for it
 * @param down to the number of those against it; null where nobody can vote against
 */
public record VotePaths(@Nullable String up, @Nullable String down) {

	private static final String POINTER = "(?:/[A-Za-z0-9_:.-]+)+";

	private static final VotePaths NONE = new VotePaths(null, null);

	/** Whether both can be followed, and asked for by name. */
	public boolean valid() {
		return up != null && paths().allMatch(path -> path.matches(POINTER));
	}

	static VotePaths orNone(@Nullable VotePaths declared) {
		return declared == null ? NONE : declared;
	}

	/** The fields of a comment in which they are; empty, or with a comma before each. */
	String fields() {
		return paths().map(path -> "," + path.replaceFirst("^/([^/]+).*", "$1"))
			.distinct()
			.collect(Collectors.joining());
	}

	private Stream<String> paths() {
		return Stream.of(up, down).filter(Objects::nonNull);
	}

	/** Whether not one of these tells what all should. */
	boolean missing(Collection<Comment> comments) {
		return up != null && !comments.isEmpty() && comments.stream().allMatch(comment -> comment.votes() == null);
	}

	/** Null when the site does not tell. */
	@Nullable Votes of(JsonNode comment) {
		return number(comment, up).map(votes -> new Votes(votes, number(comment, down).orElse(0))).orElse(null);
	}

	private static Optional<Integer> number(JsonNode comment, @Nullable String path) {
		return Optional.ofNullable(path).flatMap(pointer -> Votes.number(comment.at(pointer)));
	}

}
