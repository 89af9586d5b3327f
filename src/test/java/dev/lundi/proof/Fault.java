package dev.lundi.proof;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** What a {@link FaultyRelay} does instead of what it should, or before it. */
public sealed interface Fault {

	/**
	 * Answers this, and goes on unless it is a 421.
	 *
	 * @param line without its end
	 */
	record Answer(String line) implements Fault {
	}

	/**
	 * Ends the connection without a word.
	 *
	 * @param abrupt whether by a reset, so that answers under way may be lost too
	 */
	record Close(boolean abrupt) implements Fault {
	}

	/**
	 * Waits first.
	 *
	 * @param then null when it behaves afterwards
	 */
	record Wait(Duration time, @Nullable Fault then) implements Fault {
	}

	/** Reads the content no faster than this; only at DATA. */
	record Drip(int octetsPerSecond) implements Fault {
	}

	/**
	 * Does something else first, such as killing the client.
	 *
	 * @param then null when it behaves afterwards
	 */
	record Deed(Runnable deed, @Nullable Fault then) implements Fault {
	}

	static Fault answer(String line) {
		return new Answer(line);
	}

	static Fault close() {
		return new Close(false);
	}

	static Fault reset() {
		return new Close(true);
	}

	static Fault wait(Duration time) {
		return new Wait(time, null);
	}

}
