package dev.lundi.sending;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import dev.lundi.instance.ClockCheck;
import dev.lundi.instance.Heartbeat;
import dev.lundi.reason.Reason;

import org.springframework.stereotype.Component;

/**
 * What has to happen again and again while mails go out, whichever worker comes by: the
 * installation's heartbeat, by which a restored backup is known, and a look at the clock.
 */
@Component
class Pulse {

	private static final Duration BETWEEN_BEATS = Duration.ofSeconds(1);

	private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

	private final Heartbeat heartbeat;

	private final ClockCheck clocks;

	private final AtomicLong nextBeat = new AtomicLong(System.nanoTime());

	private final AtomicLong nextLook = new AtomicLong(System.nanoTime());

	private volatile Optional<Reason> trouble = Optional.empty();

	Pulse(Heartbeat heartbeat, ClockCheck clocks) {
		this.heartbeat = heartbeat;
		this.clocks = clocks;
	}

	/** Beats, unless somebody did within the last second. */
	void beat() {
		if (isDue(nextBeat, BETWEEN_BEATS)) {
			heartbeat.beat();
		}
	}

	private static boolean isDue(AtomicLong next, Duration interval) {
		long due = next.get();
		long now = System.nanoTime();
		return now - due >= 0 && next.compareAndSet(due, now + interval.toNanos());
	}

	/** Why nothing may be sent by the clock of this machine, with the remedy. */
	Optional<Reason> clockTrouble() {
		if (isDue(nextLook, BETWEEN_LOOKS)) {
			trouble = clocks.trouble();
		}
		return trouble;
	}

}
