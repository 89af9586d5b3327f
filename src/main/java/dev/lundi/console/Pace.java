package dev.lundi.console;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How fast a mailing goes.
 *
 * @param perSecond mails accepted a second, over the last seconds
 * @param left until it is through; null when nothing moves
 */
record Pace(double perSecond, @Nullable Duration left) {

	static final Pace NONE = new Pace(0, null);

	/** Long enough for a slow rate to show, short enough to follow a change. */
	static final Duration WINDOW = Duration.ofSeconds(10);

	static Pace of(long accepted, Duration window, long due) {
		double seconds = Math.clamp(window.toMillis() / 1000.0, 1.0, (double) WINDOW.toSeconds());
		double perSecond = accepted / seconds;
		return (accepted > 0) ? new Pace(perSecond, Duration.ofSeconds((long) Math.ceil(due / perSecond))) : NONE;
	}

}
