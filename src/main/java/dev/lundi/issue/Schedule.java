package dev.lundi.issue;

import java.time.DayOfWeek;
import java.time.LocalTime;

/**
 * When a newsletter's issues go out, and on whose word.
 *
 * @param day weekday in the newsletter's zone
 * @param time local time in the newsletter's zone
 * @param ifEmpty what becomes of a week without an editorial
 */
public record Schedule(DayOfWeek day, LocalTime time, Approval approval, IfEmpty ifEmpty) {

	/** On whose word an issue is frozen and sent. */
	public enum Approval {

		/** An editor's. */
		REQUIRED,

		/** None: the run approves it. */
		AUTOMATIC

	}

	/** What becomes of a week without an editorial. */
	public enum IfEmpty {

		/** There is no issue. */
		SKIP,

		/** The run waits for somebody to look. */
		HOLD

	}

}
