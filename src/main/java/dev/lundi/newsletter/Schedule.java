package dev.lundi.newsletter;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Comparator;

import dev.lundi.content.WeekBounds;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a newsletter's issues go out, and on whose word.
 *
 * @param day weekday in the newsletter's zone
 * @param time local time in the newsletter's zone
 * @param cutOff when the week of content that an issue covers ends: the last such time
 * that is not after the issue's own
 * @param approval whether an editor must approve an issue before it is sent
 * @param ifEmpty what becomes of a week without an editorial
 */
public record Schedule(@DefaultValue("monday") DayOfWeek day, @DefaultValue("08:00") LocalTime time,
		@DefaultValue("monday 00:00") CutOff cutOff, @DefaultValue("required") Approval approval,
		@DefaultValue("skip") IfEmpty ifEmpty) {

	/** Between which instants its weeks of content lie. */
	public WeekBounds bounds() {
		boolean isAfterIssue = Comparator.comparing(CutOff::day)
			.thenComparing(CutOff::time)
			.compare(cutOff, new CutOff(day, time)) > 0;
		int days = cutOff.day().getValue() - DayOfWeek.MONDAY.getValue();
		return new WeekBounds(isAfterIssue ? days - DayOfWeek.values().length : days, cutOff.time());
	}

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
