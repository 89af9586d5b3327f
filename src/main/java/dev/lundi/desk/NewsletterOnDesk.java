package dev.lundi.desk;

import java.util.List;

import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A newsletter as editors find it: what comes, and what went out.
 *
 * @param language of its content, as a BCP 47 tag
 * @param draft the latest issue that nobody has approved; null when there is none
 * @param times those of the draft, or of the week to come
 * @param trouble the latest run if it made no issue; null when it did
 */
record NewsletterOnDesk(String slug, String name, String language, @Nullable IssueOnDesk draft, String week,
		List<Milestone> times, @Nullable Trouble trouble, List<IssueOnDesk> issues) {

	/**
	 * A run without an issue.
	 *
	 * @param state in message keys
	 * @param reason why it stopped; null when the state says enough
	 */
	record Trouble(String week, String state, @Nullable Reason reason) {
	}

}
