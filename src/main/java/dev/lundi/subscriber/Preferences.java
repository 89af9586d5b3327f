package dev.lundi.subscriber;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a reader has chosen.
 *
 * @param name how the reader wants to be called; null when unknown
 * @param language in which the reader is written to
 * @param zone in which the reader's days begin; null when never chosen
 * @param pausedUntil when a pause ends; null when there is none
 * @param newsletters slugs of those that are subscribed to
 */
record Preferences(@Nullable String name, Locale language, @Nullable ZoneId zone, @Nullable Instant pausedUntil,
		Set<String> newsletters) {

	/**
	 * The same in the former language, when the choice between ours did not change: a
	 * reader may have one that templates speak and pages do not.
	 */
	Preferences speakingAs(Preferences former) {
		return PreferencesCheck.language(former).equals(language)
				? new Preferences(name, former.language(), zone, pausedUntil, newsletters) : this;
	}

}
