package dev.lundi.subscriber;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Takes from a form what may be kept, and says of each other field what is wrong. */
final class PreferencesCheck {

	private final Map<String, String> faults = new LinkedHashMap<>();

	private final Set<String> offered;

	private final Instant now;

	/**
	 * Checks one form.
	 * @param offered slugs of the newsletters that the reader can choose from
	 */
	PreferencesCheck(Set<String> offered, Instant now) {
		this.offered = offered;
		this.now = now;
	}

	/** The language of ours in which this reader is written to. */
	static Locale language(Preferences preferences) {
		return preferences.language().getLanguage().equals("en") ? Locale.ENGLISH : Locale.FRENCH;
	}

	/** Empty when there are {@link #faults}. */
	Optional<Preferences> read(PreferencesForm form) {
		String name = name(form.name());
		Locale language = language(form.language());
		Optional<ZoneId> zone = Zones.find(form.zone());
		if (zone.isEmpty()) {
			fault("zone", "zone");
		}
		Instant pause = pause(form.pausedUntil().strip(), zone.orElse(ZoneOffset.UTC));
		if (!offered.containsAll(form.newsletters())) {
			fault("newsletters", "newsletters");
		}
		return faults.isEmpty()
				? Optional.of(new Preferences(name, language, zone.orElseThrow(), pause, form.newsletters()))
				: Optional.empty();
	}

	/** The key of what is wrong, by field. */
	Map<String, String> faults() {
		return faults;
	}

	private @Nullable String name(String typed) {
		String name = typed.strip();
		NameRule.breach(name).ifPresent((breach) -> fault("name", "name." + breach.name().toLowerCase(Locale.ROOT)));
		return name.isEmpty() ? null : name;
	}

	private Locale language(String typed) {
		return switch (typed) {
			case "fr" -> Locale.FRENCH;
			case "en" -> Locale.ENGLISH;
			default -> {
				fault("language", "language");
				yield Locale.ROOT;
			}
		};
	}

	private @Nullable Instant pause(String typed, ZoneId zone) {
		LocalDate today = LocalDate.ofInstant(now, zone);
		if (typed.isEmpty()) {
			return null;
		}
		try {
			LocalDate end = LocalDate.parse(typed);
			if (!end.isAfter(today)) {
				fault("pausedUntil", "pause.past");
			}
			else if (end.isAfter(today.plusYears(1))) {
				fault("pausedUntil", "pause.far");
			}
			return end.atStartOfDay(zone).toInstant();
		}
		catch (DateTimeParseException ex) {
			fault("pausedUntil", "pause.date");
			return null;
		}
	}

	private void fault(String field, String cause) {
		faults.put(field, "subscriber.preferences.fault." + cause);
	}

}
