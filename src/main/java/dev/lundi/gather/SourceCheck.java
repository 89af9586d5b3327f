package dev.lundi.gather;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * How a newsletter's source answered when it was last read.
 *
 * @param answer what it gave, or why it gave nothing or not all
 * @param took until the answer was there
 * @param wellAt when it last gave a week; null when it never did
 */
public record SourceCheck(String newsletter, Instant at, Outcome outcome, Reason answer, Duration took,
		@Nullable Instant wellAt) {

	/** Whether a source gave what was asked of it. */
	public enum Outcome {

		/** All of it. */
		WELL,

		/** Not all, or not by the way that was meant. */
		PARTLY,

		/** Nothing. */
		FAILED;

		/** As it is written in message keys. */
		public String word() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
