package dev.lundi.issue;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.lundi.content.Comment;
import org.jsoup.Jsoup;

/**
 * Comments that say what an earlier one has said: sent twice, or quoted whole with a word
 * of applause. Two texts are the same when they share nine tenths of all runs of three
 * words that they have together (Broder, "On the resemblance and containment of
 * documents", 1997); capitals, accents' encoding and punctuation do not count.
 */
final class Repetitions {

	private static final int RUN = 3;

	private static final double THE_SAME = 0.9;

	private final Set<String> ids = new HashSet<>();

	private final Map<String, Set<String>> originals = new HashMap<>();

	/** By each run of words, the originals that have it. */
	private final Map<String, Set<String>> having = new HashMap<>();

	private Repetitions() {
	}

	/** Their ids; of several that are alike the earliest is none. */
	static Set<String> among(Collection<Comment> comments) {
		Repetitions repetitions = new Repetitions();
		comments.stream()
			.sorted(Comparator.comparing((Comment comment) -> comment.byline().publishedAt())
				.thenComparing(Comment::id))
			.forEach(repetitions::look);
		return repetitions.ids;
	}

	private void look(Comment comment) {
		Set<String> runs = runs(comment.html());
		if (repeats(runs)) {
			ids.add(comment.id());
		}
		else {
			originals.put(comment.id(), runs);
			runs.forEach((run) -> having.computeIfAbsent(run, (_) -> new HashSet<>()).add(comment.id()));
		}
	}

	private boolean repeats(Set<String> runs) {
		Map<String, Long> shared = runs.stream()
			.flatMap((run) -> having.getOrDefault(run, Set.of()).stream())
			.collect(Collectors.groupingBy((id) -> id, Collectors.counting()));
		return shared.entrySet().stream().anyMatch((other) -> {
			int together = runs.size() + originals.getOrDefault(other.getKey(), Set.of()).size();
			return other.getValue() >= THE_SAME * (together - other.getValue());
		});
	}

	/** A text of fewer words is one run; one without words has none. */
	private static Set<String> runs(String html) {
		List<String> words = List.of(Normalizer.normalize(Jsoup.parseBodyFragment(html).text(), Normalizer.Form.NFKC)
			.toLowerCase(Locale.ROOT)
			.replaceAll("[^\\p{L}\\p{N}]+", " ")
			.strip()
			.split(" "));
		return IntStream.rangeClosed(0, Math.max(0, words.size() - RUN))
			.mapToObj((start) -> String.join(" ", words.subList(start, Math.min(start + RUN, words.size()))))
			.filter((run) -> !run.isBlank())
			.collect(Collectors.toSet());
	}

}
