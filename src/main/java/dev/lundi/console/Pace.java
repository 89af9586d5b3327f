package dev.lundi.console;

import java.time.Duration;
import java.time.Instant;

import dev.lundi.limits.Forecast;
import dev.lundi.limits.Forecast.Binding;
import org.jspecify.annotations.Nullable;

/**
 * How fast a mailing goes.
 *
 * @param perSecond deliveries settled a second, over the last seconds
 * @param left until it is through; null when that is not known
 * @param forecast what keeps it from going faster
 * @param nextAttempt when the first deferred mail is due; null when none is deferred
 */
record Pace(double perSecond, @Nullable Duration left, Forecast forecast, @Nullable Instant nextAttempt) {

	static final Pace NONE = new Pace(0, null, new Forecast(null, Binding.NOTHING, "", null, null), null);

	/** Whether a limit of ours or of the other side is worth telling. */
	public boolean isHeldBack() {
		return forecast.binding() != Binding.NOTHING && forecast.binding() != Binding.SPEED;
	}

	/** Whether a relay or a domain group that it needs does not answer. */
	public boolean isInterrupted() {
		return forecast.binding() == Binding.BREAKER;
	}

	/** Whether nothing goes because of that. */
	boolean isStalled() {
		return isInterrupted() && perSecond == 0;
	}

}
