package dev.lundi.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import dev.lundi.delivery.DeliveryProperties;
import dev.lundi.delivery.Mailing;
import dev.lundi.limits.SendWindow;
import dev.lundi.newsletter.Newsletters;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What keeps a worker from sending at all: the hour, the rate of everything, or that no
 * relay can be reached. Looked at before anything is claimed, so that no recipient is
 * charged with it.
 */
@Component
class Hindrances {

	private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

	private final AtomicReference<@Nullable Instant> unreachableSince = new AtomicReference<>();

	private final SendWindow window;

	private final Newsletters newsletters;

	private final Turns turns;

	private final RelayShares shares;

	private final Pauses pauses;

	private final Pulse pulse;

	private final @Nullable Duration patience;

	private final Clock clock;

	Hindrances(SendWindow window, Newsletters newsletters, Turns turns, RelayShares shares, Pauses pauses, Pulse pulse,
			DeliveryProperties properties, Clock clock) {
		this.window = window;
		this.newsletters = newsletters;
		this.turns = turns;
		this.shares = shares;
		this.pauses = pauses;
		this.pulse = pulse;
		this.patience = properties.patience();
		this.clock = clock;
	}

	/**
	 * How long to wait before looking again.
	 * @return zero when the worker has a connection and may claim
	 */
	Duration of(SendSession session) {
		pulse.beat();
		Optional<String> clockTrouble = pulse.clockTrouble();
		if (clockTrouble.isPresent()) {
			pauses.pause(session.mailing(), clockTrouble.get());
			return BETWEEN_LOOKS;
		}
		Duration closed = window.untilOpen(newsletters.get(session.mailing().newsletter()).zone());
		if (!closed.isZero()) {
			return closed;
		}
		Duration tooFast = turns.untilNext();
		return tooFast.compareTo(Turns.HORIZON) > 0 ? tooFast : untilConnected(session);
	}

	private Duration untilConnected(SendSession session) {
		try {
			if (session.line().connection() != null) {
				unreachableSince.set(null);
				return Duration.ZERO;
			}
			endPatience(session.mailing());
			return shares.untilTry();
		}
		catch (Line.RefusedException ex) {
			pauses.pause(session.mailing(), String.valueOf(ex.getMessage()));
			return BETWEEN_LOOKS;
		}
	}

	private void endPatience(Mailing mailing) {
		Instant now = clock.instant();
		unreachableSince.compareAndSet(null, now);
		Instant since = unreachableSince.get();
		if (patience != null && since != null && since.plus(patience).isBefore(now)) {
			unreachableSince.set(null);
			pauses.pause(mailing, shares.words());
		}
	}

}
