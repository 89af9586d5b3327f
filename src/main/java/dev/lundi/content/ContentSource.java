package dev.lundi.content;

/** Where a newsletter's weeks come from. */
public interface ContentSource {

	/**
	 * Gathers one week, whole.
	 * @throws SourceException when the source cannot give the whole week, with the cause
	 * and the remedy in words
	 */
	WeekContent gather(Week week);

}
