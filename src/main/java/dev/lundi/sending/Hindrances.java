package dev.lundi.sending;

import java.time.Duration;
import java.util.Optional;

import dev.lundi.reason.Reason;

import org.springframework.stereotype.Component;

/**
 * What keeps a worker from sending at all: the hour, the rate of everything, or that no
 * relay can be reached. Looked at before anything is claimed, so that no recipient is
 * charged with it.
 */
@Component
class Hindrances {

	private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

	private final Hours hours;

	private final Turns turns;

	private final RelayShares shares;

	private final RelayPatience patience;

	private final Pauses pauses;

	private final Pulse pulse;

	Hindrances(Hours hours, Turns turns, RelayShares shares, RelayPatience patience, Pauses pauses, Pulse pulse) {
		this.hours = hours;
		this.turns = turns;
		this.shares = shares;
		this.patience = patience;
		this.pauses = pauses;
		this.pulse = pulse;
	}

	/**
	 * How long to wait before looking again.
	 * @return zero when the worker has a connection and may claim
	 */
	Duration of(SendSession session) {
		pulse.beat();
		Optional<Reason> clockTrouble = pulse.clockTrouble();
		if (clockTrouble.isPresent()) {
			pauses.pause(session.mailing(), clockTrouble.get());
			return BETWEEN_LOOKS;
		}
		Duration closed = hours.until(session.mailing());
		if (!closed.isZero()) {
			return closed;
		}
		Duration tooFast = turns.untilNext();
		return tooFast.compareTo(Turns.HORIZON) > 0 ? tooFast : untilConnected(session);
	}

	private Duration untilConnected(SendSession session) {
		try {
			if (session.line().connection() != null) {
				patience.begin();
				return Duration.ZERO;
			}
			if (patience.isOver()) {
				patience.begin();
				pauses.pause(session.mailing(), shares.reason());
			}
			return shares.untilTry();
		}
		catch (Line.RefusedException ex) {
			pauses.pause(session.mailing(), ex.reason());
			return BETWEEN_LOOKS;
		}
	}

}
