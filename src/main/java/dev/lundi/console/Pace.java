package dev.lundi.console;

import java.time.Duration;
import java.util.Locale;

import dev.lundi.limits.Forecast;
import org.jspecify.annotations.Nullable;

/**
 * How fast a mailing goes.
 *
 * @param perSecond deliveries settled a second, over the last seconds
 * @param left until it is through; null when that is not known
 * @param binding what keeps it from going faster, as it is written in message keys
 * @param words the same for an operator, in English
 */
record Pace(double perSecond, @Nullable Duration left, String binding, String words) {

	static final Pace NONE = new Pace(0, null, "nothing", "");

	static Pace of(double perSecond, @Nullable Duration left, Forecast forecast) {
		return new Pace(perSecond, left, forecast.binding().name().toLowerCase(Locale.ROOT), forecast.words());
	}

	/** Whether a limit of ours or of the other side is worth telling. */
	public boolean isHeldBack() {
		return !binding.equals("nothing") && !binding.equals("speed");
	}

}
