package dev.lundi.issue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

/** The newsletters that the properties declare, in the order of their slugs. */
@Component
public class Newsletters {

	private final Map<String, Newsletter> bySlug = new LinkedHashMap<>();

	Newsletters(NewsletterProperties properties) {
		properties.newsletters()
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.forEach((entry) -> bySlug.put(entry.getKey(),
					new NewsletterDeclaration(entry.getKey(), entry.getValue()).newsletter()));
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
