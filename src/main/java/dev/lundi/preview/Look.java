package dev.lundi.preview;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How an editor looks at a mail, as the query of an address says it. What a query does
 * not say, or says in unknown words, is the first of its kind. Methods that templates
 * call are public.
 */
public record Look(Map<String, String> chosen) {

	private static final Map<String, List<String>> KINDS = Map.of("part", List.of("html", "text", "source"), "light",
			List.of("light", "dark"), "width", List.of("wide", "phone"));

	/** Narrow enough to stand in an address as it is. */
	private static final String READER = "[a-z-]{1,20}|[0-9]{1,18}";

	public static Look of(Map<String, String> query) {
		Map<String, String> chosen = new LinkedHashMap<>();
		query.forEach((kind, word) -> {
			boolean known = kind.equals("as") ? word.matches(READER)
					: KINDS.getOrDefault(kind, List.of()).contains(word);
			if (known) {
				chosen.put(kind, word);
			}
		});
		return new Look(chosen);
	}

	public String as() {
		return chosen.getOrDefault("as", Persona.NAMED.word());
	}

	/** The word that holds for a kind: part, light or width. */
	public String at(String kind) {
		return chosen.getOrDefault(kind, words(kind).getFirst());
	}

	public List<String> words(String kind) {
		return KINDS.getOrDefault(kind, List.of());
	}

	/** The query of the address that looks the same but for one thing. */
	public String with(String kind, String word) {
		Map<String, String> changed = new LinkedHashMap<>(chosen);
		changed.put(kind, word);
		return new Look(changed).query();
	}

	/** The query of the address that looks just so, with its question mark. */
	public String query() {
		return chosen.isEmpty() ? ""
				: chosen.entrySet()
					.stream()
					.map((entry) -> entry.getKey() + "=" + entry.getValue())
					.collect(Collectors.joining("&", "?", ""));
	}

}
