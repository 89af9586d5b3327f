package dev.lundi.content;

import java.time.ZoneId;

/** Opens the source that a newsletter's properties name. */
public interface ContentSources {

	/**
	 * Gives the source for these settings.
	 * @param zone in which the source's weeks begin and end
	 * @throws IllegalArgumentException when the settings lack something, naming the
	 * property
	 */
	ContentSource open(SourceSettings settings, ZoneId zone);

}
