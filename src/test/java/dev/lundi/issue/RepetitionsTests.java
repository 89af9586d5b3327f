package dev.lundi.issue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.lundi.content.Byline;
import dev.lundi.content.Comment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RepetitionsTests {

	/** Comments of few words, of which some were changed a little. */
	@ParameterizedTest
	@ValueSource(ints = { 3, 8, 40, 400 })
	void thoseAreFoundThatComparingEachWithEachFinds(int vocabulary) {
		Random random = new Random(vocabulary);
		List<List<String>> texts = new ArrayList<>();
		for (int n = 0; n < 300; n++) {
			texts.add((n > 0 && random.nextInt(3) > 0) ? changed(texts.get(random.nextInt(n)), vocabulary, random)
					: IntStream.range(0, random.nextInt(60)).mapToObj((_) -> word(vocabulary, random)).toList());
		}
		List<Comment> comments = IntStream.range(0, texts.size())
			.mapToObj((n) -> new Comment("%03d".formatted(n), null, new Byline("Ada", Instant.EPOCH.plusSeconds(n)),
					"<p>%s</p>".formatted(String.join(" ", texts.get(n))), null, false))
			.toList();
		assertThat(Repetitions.among(comments)).isEqualTo(eachWithEach(texts)).isNotEmpty();
	}

	private static List<String> changed(List<String> text, int vocabulary, Random random) {
		List<String> changed = new ArrayList<>(text);
		for (int n = random.nextInt(4); n > 0 && !changed.isEmpty(); n--) {
			changed.set(random.nextInt(changed.size()), word(vocabulary, random));
		}
		return changed;
	}

	private static String word(int vocabulary, Random random) {
		return "mot" + random.nextInt(vocabulary);
	}

	private static Set<String> eachWithEach(List<List<String>> texts) {
		Set<String> repeated = new HashSet<>();
		List<Set<List<String>>> originals = new ArrayList<>();
		for (int n = 0; n < texts.size(); n++) {
			Set<List<String>> runs = runs(texts.get(n));
			if (originals.stream().anyMatch((original) -> resemblance(runs, original) >= 0.9 - 1e-9)) {
				repeated.add("%03d".formatted(n));
			}
			else {
				originals.add(runs);
			}
		}
		return repeated;
	}

	private static double resemblance(Set<List<String>> one, Set<List<String>> other) {
		Set<List<String>> shared = new HashSet<>(one);
		shared.retainAll(other);
		int together = one.size() + other.size() - shared.size();
		return (together == 0) ? 0 : (double) shared.size() / together;
	}

	private static Set<List<String>> runs(List<String> words) {
		return words.isEmpty() ? Set.of()
				: IntStream.rangeClosed(0, Math.max(0, words.size() - 3))
					.mapToObj((start) -> words.subList(start, Math.min(start + 3, words.size())))
					.collect(Collectors.toSet());
	}

}
