package dev.lundi.newsletter;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.origin.Origin;
import org.springframework.core.Ordered;

/** Says which newsletter property stops the start, and shows a right value. */
class NewsletterFailureAnalyzer implements FailureAnalyzer, Ordered {

	private static final String PREFIX = "lundi.newsletters.";

	private static final Map<String, String> EXAMPLES = Map.ofEntries(Map.entry("name", "L’édito"),
			Map.entry("from", "L’édito <edito@example.org>"), Map.entry("reply-to", "edito@example.org"),
			Map.entry("language", "fr"), Map.entry("zone", "Europe/Paris"),
			Map.entry("postal-address", "1 rue de l’Exemple, 75000 Paris"),
			Map.entry("source.type", "folder (or wordpress, feed)"),
			Map.entry("source.url", "https://blog.example.org"), Map.entry("source.path", "content/edito"),
			Map.entry("source.votes", "{up: /meta/likes} (in YAML)"), Map.entry("comments.exposure", "3d"),
			Map.entry("comments.echo", "2"), Map.entry("source.title-pattern", "^L’édito"),
			Map.entry("week.grace", "30m"), Map.entry("week.minimum", "3"), Map.entry("week.roll-over", "4"),
			Map.entry("source.allow-private", "false"), Map.entry("schedule.day", "monday"),
			Map.entry("schedule.time", "\"08:00\" (in YAML with its quotes)"),
			Map.entry("schedule.cut-off", "\"sunday 20:00\""),
			Map.entry("schedule.approval", "required (or automatic)"), Map.entry("schedule.if-empty", "skip (or hold)"),
			Map.entry("comments.top", "5"),
			Map.entry("comments.weights",
					"{repliers: 0.35, replies: 0.25, author: 0.2, length: 0.2, votes: 0.3} (in YAML)"),
			Map.entry("comments.per-author", "1"), Map.entry("comments.per-thread", "2"),
			Map.entry("comments.min-length", "40"), Map.entry("design.look", "ardoise"),
			Map.entry("design.logo", "https://blog.example.org/logo.png"), Map.entry("design.logo-width", "160"),
			Map.entry("editors", "redaction@example.org"), Map.entry("segment", "Fidèles"));

	/** Before Boot's own, which names Java types. */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof InvalidNewsletterException invalid) {
				return analysis(invalid.property(), invalid.getMessage(), failure);
			}
			if (cause instanceof BindException unbound && unbound.getName().toString().startsWith(PREFIX)) {
				return analysis(unbound.getName().toString(), describe(unbound), failure);
			}
		}
		return null;
	}

	private static FailureAnalysis analysis(String property, @Nullable String description, Throwable failure) {
		return new FailureAnalysis(description + ".", action(property), failure);
	}

	private static String describe(BindException unbound) {
		return Optional.ofNullable(unbound.getProperty())
			.map((property) -> "%s has the value '%s', which it cannot have%s".formatted(unbound.getName(),
					property.getValue(), origin(property.getOrigin())))
			.orElseGet(() -> unbound.getName() + " cannot be read");
	}

	private static String origin(@Nullable Origin origin) {
		return (origin != null) ? " (from %s)".formatted(origin) : "";
	}

	private static String action(String property) {
		String inNewsletter = property.substring(PREFIX.length())
			.replaceFirst("^[^.]*\\.?", "")
			.replaceFirst("\\[\\d+]$", "");
		return Optional.ofNullable(EXAMPLES.get(inNewsletter))
			.map((example) -> "Set it, for example: %s=%s".formatted(property, example))
			.orElse("Rename it, for example: lundi.newsletters.edito.name=L’édito");
	}

}
