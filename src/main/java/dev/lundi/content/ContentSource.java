package dev.lundi.content;

/** Where a newsletter's weeks come from. */
public interface ContentSource {

	/**
	 * Gathers one week, whole, with what earlier weeks have left to it.
	 * @throws SourceException when the source cannot give the whole week, with the cause
	 * and the remedy in words
	 */
	WeekContent gather(Intake intake);

	/** Gathers a week of which nothing is known yet. */
	default WeekContent gather(Week week) {
		return gather(Intake.of(week));
	}

}
