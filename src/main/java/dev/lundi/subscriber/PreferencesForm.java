package dev.lundi.subscriber;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.util.MultiValueMap;

/**
 * The fields of the preferences page, as somebody filled them in.
 *
 * @param pausedUntil a day such as {@code 2026-12-31}, empty for no pause
 * @param newsletters slugs of those that are ticked
 */
record PreferencesForm(String name, String language, String zone, String pausedUntil, Set<String> newsletters) {

	/** Empty when a field is missing or comes twice: no page of ours sends that. */
	static Optional<PreferencesForm> of(MultiValueMap<String, String> fields) {
		boolean whole = Stream.of("name", "language", "zone", "pausedUntil")
			.allMatch((field) -> fields.getOrDefault(field, List.of()).size() == 1);
		return whole
				? Optional
					.of(new PreferencesForm(value(fields, "name"), value(fields, "language"), value(fields, "zone"),
							value(fields, "pausedUntil"), Set.copyOf(fields.getOrDefault("newsletters", List.of()))))
				: Optional.empty();
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
				PreferencesCheck.language(preferences).getLanguage(), zone.getId(), pause, preferences.newsletters());
	}

}
