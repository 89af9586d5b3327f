package dev.lundi.limits;

import java.time.Instant;

import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Whether mail may go through a breaker, and why not.
 *
 * @param name of the breaker
 * @param since when it opened; null while it is closed
 * @param why it opened; nothing to say while it is closed
 * @param nextTry when one mail is tried again; null while it is closed
 */
public record BreakerState(String name, Position position, @Nullable Instant since, Reason why,
		@Nullable Instant nextTry) {

	/** Where a breaker stands. */
	public enum Position {

		/** Mail may go. */
		CLOSED,

		/** Nothing goes until the next try. */
		OPEN,

		/** One try is under way, and decides. */
		HALF_OPEN

	}

}
