package dev.lundi.embedded;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/** The newsletter of an installation that has declared none yet. */
final class SampleNewsletter {

	static final String SLUG = "edito";

	static final String PREFIX = "lundi.newsletters." + SLUG + ".";

	private SampleNewsletter() {
	}

	static Map<String, Object> properties(DataDirectory directory) {
		return Map.ofEntries(Map.entry("lundi.sample", true), Map.entry(PREFIX + "name", "L’édito du lundi"),
				Map.entry(PREFIX + "from", "L’édito du lundi <edito@lundi.example>"),
				Map.entry(PREFIX + "reply-to", "redaction@lundi.example"), Map.entry(PREFIX + "language", "fr"),
				Map.entry(PREFIX + "zone", zone(ZoneId.systemDefault()).getId()),
				Map.entry(PREFIX + "postal-address", "12 rue des Lilas, 75020 Paris"),
				Map.entry(PREFIX + "source.type", "folder"),
				Map.entry(PREFIX + "source.path", directory.samples().resolve(SLUG).toString()),
				Map.entry(PREFIX + "schedule.day", "monday"), Map.entry(PREFIX + "schedule.time", "08:00"),
				Map.entry(PREFIX + "schedule.approval", "automatic"));
	}

	/** A computer without a place of its own, as most servers are, gets Paris. */
	static ZoneId zone(ZoneId systemZone) {
		return (systemZone.normalized() instanceof ZoneOffset) ? ZoneId.of("Europe/Paris") : systemZone;
	}

}
