package dev.lundi.limits;

import java.time.Duration;
import java.time.Instant;

import dev.lundi.limits.BreakerState.Position;
import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A breaker as the database has it, and how it changes.
 *
 * @param version 0 before it is in the database
 * @param failures in a row, while it is closed
 * @param opening null while it is closed
 * @param why the last failure; nothing to say when there was none
 */
record Circuit(long version, int failures, @Nullable Opening opening, Reason why) {

	static final Circuit CLOSED = new Circuit(0, 0, null, Reason.NONE);

	private static final int FAILURES_TO_OPEN = 5;

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);

	private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

	/** A connection is refused, greeted or given up by then. */
	private static final Duration LONGEST_TRY = Duration.ofMinutes(1);

	/** What opened a breaker. */
	enum Cause {

		/** Connections failed in a row. */
		CONNECTIONS,

		/** Too many answers were transient failures. */
		ANSWERS

	}

	/**
	 * An open breaker.
	 *
	 * @param pause between the last failure and the next try
	 * @param tryUntil when a try that is under way is taken for failed; null when none is
	 */
	record Opening(Cause cause, Instant since, Duration pause, Instant nextTry, @Nullable Instant tryUntil) {

		boolean isTrying() {
			return tryUntil != null;
		}

		Opening trying(@Nullable Instant until) {
			return new Opening(cause, since, pause, nextTry, until);
		}

		/** Again, for twice as long. */
		Opening longer(Instant now) {
			Duration doubled = pause.multipliedBy(2);
			Duration next = (doubled.compareTo(LONGEST_PAUSE) < 0) ? doubled : LONGEST_PAUSE;
			return new Opening(cause, since, next, now.plus(next), null);
		}

	}

	/** As it is now: a try that nobody reports about has failed. */
	Circuit at(Instant now) {
		if (opening == null || opening.tryUntil() == null || opening.tryUntil().isAfter(now)) {
			return this;
		}
		return with(opening.longer(opening.tryUntil()), Reason.of("try-without-end"));
	}

	boolean isClosed() {
		return opening == null;
	}

	boolean isTrying() {
		return opening != null && opening.isTrying();
	}

	/** A connection failed. */
	Circuit failed(Reason why, Instant now) {
		if (opening != null) {
			return opening.isTrying() ? with(opening.longer(now), why) : this;
		}
		Circuit counted = new Circuit(version, failures + 1, null, why);
		return (counted.failures < FAILURES_TO_OPEN) ? counted : counted.opened(Cause.CONNECTIONS, why, now);
	}

	/** From closed to open. */
	Circuit opened(Cause cause, Reason why, Instant now) {
		return (opening != null) ? this : with(new Opening(cause, now, FIRST_PAUSE, now.plus(FIRST_PAUSE), null), why);
	}

	/** A connection succeeded: that says nothing about the answers to mails. */
	Circuit succeeded() {
		return (opening == null || (opening.isTrying() && opening.cause() == Cause.CONNECTIONS)) ? closed() : this;
	}

	/** A mail was answered. */
	Circuit answered(boolean transientFailure, Instant now) {
		if (opening != null && opening.isTrying() && opening.cause() == Cause.ANSWERS && transientFailure) {
			return with(opening.longer(now), why);
		}
		return (opening == null || opening.isTrying()) ? closed() : this;
	}

	private Circuit closed() {
		return new Circuit(version, 0, null, Reason.NONE);
	}

	/** Lets one try begin if it is due. */
	Circuit trying(Instant now) {
		if (opening == null || opening.isTrying() || opening.nextTry().isAfter(now)) {
			return this;
		}
		return with(opening.trying(now.plus(LONGEST_TRY)), why);
	}

	/** The try was not made. */
	Circuit notTried() {
		return (opening != null) ? with(opening.trying(null), why) : this;
	}

	/** An operator wants it tried now. */
	Circuit tryNow(Instant now) {
		return (opening == null) ? this
				: with(new Opening(opening.cause(), opening.since(), opening.pause(), now, null), why);
	}

	private Circuit with(Opening next, Reason reason) {
		return new Circuit(version, failures, next, reason);
	}

	BreakerState state(String name) {
		if (opening == null) {
			return new BreakerState(name, Position.CLOSED, null, Reason.NONE, null);
		}
		return new BreakerState(name, opening.isTrying() ? Position.HALF_OPEN : Position.OPEN, opening.since(), why,
				opening.nextTry());
	}

}
