package dev.lundi.newsletter;

import java.time.Duration;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an issue takes of a newsletter's week.
 *
 * @param grace how long an item must have been left unchanged; one that was changed since
 * is left to the next issue
 * @param minimum of items, the editorial and the articles under it; a week with fewer is
 * an empty one
 * @param rollOver for how many weeks an item waits that its own week left
 */
public record WeekRules(@DefaultValue("0s") Duration grace, @DefaultValue("1") int minimum,
		@DefaultValue("4") int rollOver) {

	/** Those that hold where none are declared. */
	public static final WeekRules USUAL = new WeekRules(Duration.ZERO, 1, 4);

}
