package dev.lundi.subscriber;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.util.MultiValueMap;

/**
 * The fields of the preferences page, as somebody filled them in.
 *
 * @param pausedUntil a day such as {@code 2026-12-31}, empty for no pause
 * @param newsletters slugs of those that are ticked
 * @param had slugs of those that were ticked when the page was shown: a page may be old,
 * and what has changed elsewhere since then is not this form's to undo
 */
record PreferencesForm(String name, String language, String zone, String pausedUntil, Set<String> newsletters,
		Set<String> had) {

	/** Empty when a field is missing or comes twice: no page of ours sends that. */
	static Optional<PreferencesForm> of(MultiValueMap<String, String> fields) {
		boolean whole = Stream.of("name", "language", "zone", "pausedUntil")
			.allMatch((field) -> fields.getOrDefault(field, List.of()).size() == 1);
		return whole
				? Optional
					.of(new PreferencesForm(value(fields, "name"), value(fields, "language"), value(fields, "zone"),
							value(fields, "pausedUntil"), slugs(fields, "newsletters"), slugs(fields, "had")))
				: Optional.empty();
	}

	private static Set<String> slugs(MultiValueMap<String, String> fields, String field) {
		return Set.copyOf(fields.getOrDefault(field, List.of()));
	}

	private static String value(MultiValueMap<String, String> fields, String field) {
		return Objects.requireNonNullElse(fields.getFirst(field), "");
	}

	/**
	 * What the page shows at first.
	 * @param otherwise the zone of a reader who has chosen none
	 */
	static PreferencesForm of(Preferences preferences, ZoneId otherwise) {
		ZoneId zone = Objects.requireNonNullElse(preferences.zone(), otherwise);
		String pause = Optional.ofNullable(preferences.pausedUntil())
			.map((end) -> LocalDate.ofInstant(end, zone).toString())
			.orElse("");
		return new PreferencesForm(Objects.requireNonNullElse(preferences.name(), ""),
				PreferencesCheck.language(preferences).getLanguage(), zone.getId(), pause, preferences.newsletters(),
				preferences.newsletters());
	}

	/** Slugs of those that were ticked on the page. */
	Set<String> joined() {
		return newsletters.stream().filter((slug) -> !had.contains(slug)).collect(Collectors.toSet());
	}

	/** Slugs of those whose tick was taken away on the page. */
	Set<String> left() {
		return had.stream().filter((slug) -> !newsletters.contains(slug)).collect(Collectors.toSet());
	}

}
