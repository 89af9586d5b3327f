package dev.lundi.content;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;

import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * An item that a week could have taken, and what became of it.
 *
 * @param identity by which it is known from week to week
 * @param title plain text
 * @param url where it was published; null when the source is not a site
 * @param reason why it is in or out
 */
public record WeekItem(String identity, String title, @Nullable URI url, Instant publishedAt, Verdict verdict,
		Reason reason) {

	/** Whether the week's issue takes it. */
	public boolean taken() {
		return switch (verdict) {
			case EDITORIAL, PINNED, ARTICLE -> true;
			case IN_ANOTHER, SKIPPED, FRESH, TO_COME, WITHOUT_ADDRESS -> false;
		};
	}

	/** Whether it is left to a later week. */
	public boolean waits() {
		return verdict == Verdict.FRESH || verdict == Verdict.TO_COME;
	}

	/** What became of it. */
	public enum Verdict {

		/** It leads the week. */
		EDITORIAL,

		/** It leads the week because editors want so. */
		PINNED,

		/** It is listed under the editorial. */
		ARTICLE,

		/** It is in another issue. */
		IN_ANOTHER,

		/** Editors do not want it. */
		SKIPPED,

		/** It was changed a moment ago. */
		FRESH,

		/** Its date is still to come. */
		TO_COME,

		/** Nothing can link to it. */
		WITHOUT_ADDRESS;

		/** As it is written in message keys. */
		public String word() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
