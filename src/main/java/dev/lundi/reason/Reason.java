package dev.lundi.reason;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Why something waits or failed, for people: the cause and the remedy, a sentence or
 * more.
 *
 * @param sentences said one after the other
 */
public record Reason(List<Sentence> sentences) {

	/** Between two sentences in a database column. */
	private static final String RECORD_SEPARATOR = "\u001e";

	/** Nothing to say. */
	public static final Reason NONE = new Reason(List.of());

	public Reason {
		sentences = List.copyOf(sentences);
	}

	/**
	 * A sentence of {@code messages.properties}.
	 * @param key without {@code reason.}
	 * @param arguments of which it tells
	 */
	public static Reason of(String key, @Nullable Object... arguments) {
		return new Reason(
				List.of(new Sentence(key, Arrays.stream(arguments).map(String::valueOf).map(Sentence::tidy).toList())));
	}

	/** Words that come from elsewhere, and are said as they are. */
	public static Reason inWords(String words) {
		return new Reason(List.of(new Sentence("", List.of(Sentence.tidy(words)))));
	}

	/** Reads what {@link #stored} wrote; other words are said as they are. */
	public static Reason from(String stored) {
		return stored.isEmpty() ? NONE
				: new Reason(Arrays.stream(stored.split(RECORD_SEPARATOR, -1)).map(Sentence::from).toList());
	}

	/** The form for a database column. */
	public String stored() {
		return sentences.stream().map(Sentence::stored).collect(Collectors.joining(RECORD_SEPARATOR));
	}

	/** This, and then that. */
	public Reason and(Reason further) {
		List<Sentence> all = new ArrayList<>(sentences);
		all.addAll(further.sentences);
		return new Reason(all);
	}

	/** The same without the addresses that a relay or a program named. */
	public Reason withoutAddresses() {
		return new Reason(sentences.stream().map(Sentence::withoutAddresses).toList());
	}

	/** In words: English for whom prefers it, else French. */
	public String in(Locale preferred) {
		Locale language = "en".equals(preferred.getLanguage()) ? Locale.ENGLISH : Locale.FRENCH;
		return sentences.stream().map((sentence) -> sentence.in(language)).collect(Collectors.joining(" "));
	}

	/** All of them in words, by the same keys. */
	public static <K> Map<K, String> in(Map<K, Reason> reasons, Locale preferred) {
		return reasons.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (reason) -> reason.getValue().in(preferred)));
	}

	/** In English, as the terminal and the log have it. */
	@Override
	public String toString() {
		return in(Locale.ENGLISH);
	}

}
