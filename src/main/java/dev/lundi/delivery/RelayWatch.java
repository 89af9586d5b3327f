package dev.lundi.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import dev.lundi.relay.RelayException;
import dev.lundi.relay.Reply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Waits while the relay cannot be reached, and pauses the mailing when waiting does not
 * help. No recipient is charged with it.
 */
@Component
class RelayWatch {

	private static final Logger log = LoggerFactory.getLogger(RelayWatch.class);

	/** A relay that restarts is back by then. */
	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

	private final AtomicReference<@Nullable Instant> downSince = new AtomicReference<>();

	private final Mailings mailings;

	private final SendControl control;

	private final Clock clock;

	RelayWatch(Mailings mailings, SendControl control, Clock clock) {
		this.mailings = mailings;
		this.control = control;
		this.clock = clock;
	}

	void connected() {
		downSince.set(null);
	}

	void failed(RelayException failure, Mailing mailing) {
		Instant now = clock.instant();
		if (downSince.compareAndSet(null, now)) {
			log.warn("{} It is tried again for two minutes.", failure.getMessage());
		}
		Instant since = downSince.get();
		if (failure.isPermanent() || (since != null && since.plus(PATIENCE).isBefore(now))) {
			pause(mailing, String.valueOf(failure.getMessage()));
		}
		else {
			control.await(BETWEEN_TRIES);
		}
	}

	void senderRefused(Reply reply, Mailing mailing) {
		pause(mailing,
				"The relay refuses our sender address: \"%s\". Allow it there, or change lundi.newsletters.%s.from."
					.formatted(reply, mailing.newsletter()));
	}

	private void pause(Mailing mailing, String reason) {
		try {
			mailings.pauseBecause(mailing.id(), reason);
			log.warn("Mailing {} is paused: {}", mailing.id(), reason);
		}
		catch (MailingStateException ex) {
			log.debug("Another worker paused mailing {} already", mailing.id(), ex);
		}
		downSince.set(null);
	}

}
