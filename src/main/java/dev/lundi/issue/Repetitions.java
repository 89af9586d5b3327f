package dev.lundi.issue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.lundi.content.Comment;
import org.jsoup.Jsoup;

/**
 * Comments that say what an earlier one has said: sent twice, or quoted whole with a word
 * of applause. Two texts are the same when they share nine tenths of all runs of three
 * words that they have together (Broder, "On the resemblance and containment of
 * documents", 1997); capitals, accents' encoding and punctuation do not count.
 * <p>
 * Two such texts share one of their rarest tenth of runs at least (Bayardo, Ma and
 * Srikant, "Scaling up all pairs similarity search", 2007): only texts that do are
 * compared, so that thousands of comments in the same words cost no more than others.
 */
final class Repetitions {

	private static final int RUN = 3;

	private static final int SHARED_TENTHS = 9;

	private static final int TENTHS = 10;

	private final Set<String> ids = new HashSet<>();

	private final Comparator<String> rarestFirst;

	/** By each rare run, the originals that have it among their rarest. */
	private final Map<String, List<Set<String>>> having = new HashMap<>();

	private Repetitions(Collection<Set<String>> texts) {
		Map<String, Long> frequencies = texts.stream()
			.flatMap(Set::stream)
			.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
		this.rarestFirst = Comparator.comparing((String run) -> frequencies.getOrDefault(run, 0L))
			.thenComparing(Comparator.naturalOrder());
	}

	/** Their ids; of several that are alike the earliest is none. */
	static Set<String> among(Collection<Comment> comments) {
		Map<String, Set<String>> texts = new LinkedHashMap<>();
		comments.stream()
			.sorted(Comparator.comparing((Comment comment) -> comment.byline().publishedAt())
				.thenComparing(Comment::id))
			.forEach((comment) -> texts.put(comment.id(), runs(comment.html())));
		Repetitions repetitions = new Repetitions(texts.values());
		texts.forEach(repetitions::look);
		return repetitions.ids;
	}

	private void look(String id, Set<String> runs) {
		List<String> rarest = rarest(runs);
		if (rarest.stream()
			.flatMap((run) -> having.getOrDefault(run, List.of()).stream())
			.anyMatch((original) -> theSame(runs, original))) {
			ids.add(id);
		}
		else {
			rarest.forEach((run) -> having.computeIfAbsent(run, (_) -> new ArrayList<>()).add(runs));
		}
	}

	/** One more than can be missing from a text that is the same. */
	private List<String> rarest(Set<String> runs) {
		int shared = (runs.size() * SHARED_TENTHS + TENTHS - 1) / TENTHS;
		return runs.stream().sorted(rarestFirst).limit(runs.size() - shared + 1L).toList();
	}

	private static boolean theSame(Set<String> one, Set<String> other) {
		int shared = Math.toIntExact(one.stream().filter(other::contains).count());
		return shared * TENTHS >= SHARED_TENTHS * (one.size() + other.size() - shared);
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
