package dev.lundi.segment;

import dev.lundi.reason.Reason;

/**
 * A saved choice of a newsletter's readers.
 *
 * @param newsletter its slug
 * @param name for operators and properties, unique for the newsletter
 * @param criteria what it asks of readers
 */
public record Segment(long id, String newsletter, String name, Criteria criteria) {

	/** What it asks of readers. */
	public Reason words() {
		return criteria.words();
	}

}
