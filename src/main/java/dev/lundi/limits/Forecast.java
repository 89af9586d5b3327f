package dev.lundi.limits;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * When the mails that wait will have gone, and what keeps them from going sooner.
 *
 * @param end null when nothing is known about the speed yet
 * @param binding what keeps them
 * @param name of the gate or breaker that binds; empty otherwise
 * @param gate how fast that gate is, and why; null unless a gate binds
 * @param until when the send window opens or the breaker tries again; null otherwise
 */
public record Forecast(@Nullable Instant end, Binding binding, String name, @Nullable GateState gate,
		@Nullable Instant until) {

	/** What keeps mails from going sooner. */
	public enum Binding {

		/** Nothing: no mail waits. */
		NOTHING,

		/** The rate of a gate. */
		RATE,

		/** The day's part of a gate's warm-up. */
		WARM_UP,

		/** An open breaker. */
		BREAKER,

		/** The quiet hours. */
		SEND_WINDOW,

		/** No limit: it goes as fast as the relays and this machine can. */
		SPEED

	}

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	/** For an operator. */
	public String words() {
		return switch (binding) {
			case NOTHING -> "nothing waits";
			case RATE, WARM_UP -> "limited by %s: %s".formatted(name, (gate != null) ? gate.words() : "") + done();
			case BREAKER -> "%s is tried again at %s".formatted(name, time(until)) + done();
			case SEND_WINDOW -> "quiet hours until %s".formatted(time(until)) + done();
			case SPEED -> "no limit binds" + done();
		};
	}

	private String done() {
		return (end == null) ? "" : "; done at about " + TIME.format(end);
	}

	private static String time(@Nullable Instant instant) {
		return (instant == null) ? "?" : TIME.format(instant);
	}

}
