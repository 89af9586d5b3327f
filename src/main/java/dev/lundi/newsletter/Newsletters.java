package dev.lundi.newsletter;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The newsletters of this site, in the order of their slugs. */
public final class Newsletters {

	private final Map<String, Newsletter> bySlug = new LinkedHashMap<>();

	/** Exactly these newsletters. */
	public Newsletters(List<Newsletter> newsletters) {
		newsletters.stream()
			.sorted(Comparator.comparing(Newsletter::slug))
			.forEach((newsletter) -> bySlug.put(newsletter.slug(), newsletter));
	}

	public List<Newsletter> all() {
		return List.copyOf(bySlug.values());
	}

	public Optional<Newsletter> find(String slug) {
		return Optional.ofNullable(bySlug.get(slug));
	}

	/**
	 * Gives the newsletter of that slug.
	 * @throws IllegalArgumentException when there is none, listing those that there are
	 */
	public Newsletter get(String slug) {
		return find(slug).orElseThrow(() -> new IllegalArgumentException(unknown(slug)));
	}

	private String unknown(String slug) {
		String known = bySlug.isEmpty() ? "none; declare one under lundi.newsletters"
				: String.join(", ", bySlug.keySet());
		return "No newsletter is called '%s'. Known newsletters: %s".formatted(slug, known);
	}

}
