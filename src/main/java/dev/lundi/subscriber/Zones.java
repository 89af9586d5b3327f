package dev.lundi.subscriber;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The time zones that readers choose from: those of the IANA database. */
public final class Zones {

	private static final Pattern PLACE = Pattern
		.compile("(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");

	/** Those named after a place, sorted. */
	static final List<String> PLACES = ZoneId.getAvailableZoneIds()
		.stream()
		.filter((id) -> PLACE.matcher(id).matches())
		.sorted()
		.toList();

	private Zones() {
	}

	/** The zone that a person means, by its whole name or by its town alone. */
	public static Optional<ZoneId> find(String typed) {
		String name = typed.strip().replace(' ', '_');
		return ZoneId.getAvailableZoneIds()
			.stream()
			.filter(name::equalsIgnoreCase)
			.findFirst()
			.or(() -> town(name))
			.map(ZoneId::of);
	}

	/** Unless there are two of that name. */
	private static Optional<String> town(String name) {
		String end = "/" + name.toLowerCase(Locale.ROOT);
		List<String> found = PLACES.stream().filter((id) -> id.toLowerCase(Locale.ROOT).endsWith(end)).toList();
		return (found.size() == 1) ? Optional.of(found.getFirst()) : Optional.empty();
	}

}
