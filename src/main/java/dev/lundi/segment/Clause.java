package dev.lundi.segment;

import java.util.Map;

/**
 * A condition on the rows of subscription n and subscriber s of one newsletter.
 *
 * @param sql made of pieces that stand in the program
 * @param values what is bound to its names; always the newsletter's slug, as
 * {@code newsletter}
 */
public record Clause(String sql, Map<String, Object> values) {

	/** Everybody. */
	public static Clause all(String newsletter) {
		return new Clause("true", Map.of("newsletter", newsletter));
	}

}
