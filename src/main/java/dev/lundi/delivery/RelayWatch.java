package dev.lundi.delivery;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import dev.lundi.mail.RelayException;
import dev.lundi.mail.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Waits when the relay cannot be reached, a little longer each time, and pauses the
 * mailing when waiting does not help. No recipient is charged with it.
 */
@Component
class RelayWatch {

	private static final Logger log = LoggerFactory.getLogger(RelayWatch.class);

	private static final int PATIENCE = 5;

	private final AtomicInteger failures = new AtomicInteger();

	private final Mailings mailings;

	private final SendControl control;

	RelayWatch(Mailings mailings, SendControl control) {
		this.mailings = mailings;
		this.control = control;
	}

	void connected() {
		failures.set(0);
	}

	void failed(RelayException failure, Mailing mailing) {
		int count = failures.incrementAndGet();
		log.warn("{}", failure.getMessage());
		if (failure.isPermanent() || count >= PATIENCE) {
			pause(mailing, String.valueOf(failure.getMessage()));
		}
		else {
			control.await(Duration.ofMillis(250L << count));
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
		failures.set(0);
	}

}
