package dev.lundi.console;

import dev.lundi.content.Week;
import dev.lundi.gather.SourceCheck;
import dev.lundi.newsletter.Newsletter;
import org.jspecify.annotations.Nullable;

/**
 * A newsletter's source as its page shows it.
 *
 * @param check null when it was never read
 * @param week the last that has ended
 */
record SourceView(Newsletter newsletter, @Nullable SourceCheck check, Week week) {

	/** As it is written in style sheets. */
	public String colour() {
		return (check == null) ? "none" : switch (check.outcome()) {
			case WELL -> "accepted";
			case PARTLY -> "deferred";
			case FAILED -> "rejected";
		};
	}

	/** As it is written in message keys. */
	public String outcome() {
		return (check == null) ? "unread" : check.outcome().word();
	}

}
