package dev.lundi.desk;

import java.time.ZonedDateTime;
import java.util.Optional;

import dev.lundi.delivery.Mailing;
import dev.lundi.issue.Issue;
import dev.lundi.pipeline.Run;

/**
 * How far an issue is.
 *
 * @param due when the schedule starts, or should have started, its run
 */
record Status(Issue issue, Optional<Run> run, Optional<Mailing> mailing, ZonedDateTime due, Outlook outlook) {

	/** What becomes of a draft once it is approved. */
	enum Outlook {

		/** Its run waits for just that, and goes on at once. */
		HELD,

		/** Its run is under way and has not come so far yet. */
		UNDER_WAY,

		/** The clock will start its run. */
		DUE,

		/** Nothing before an operator acts. */
		STUCK

	}

}
