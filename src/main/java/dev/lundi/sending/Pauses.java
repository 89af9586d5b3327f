package dev.lundi.sending;

import dev.lundi.delivery.Mailing;
import dev.lundi.delivery.MailingStateException;
import dev.lundi.delivery.Mailings;
import dev.lundi.reason.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** Pauses a mailing that cannot go on, with the cause and the remedy in words. */
@Component
class Pauses {

	private static final Logger log = LoggerFactory.getLogger(Pauses.class);

	private final Mailings mailings;

	Pauses(Mailings mailings) {
		this.mailings = mailings;
	}

	void pause(Mailing mailing, Reason reason) {
		try {
			mailings.pauseBecause(mailing.id(), reason);
			log.warn("Mailing {} is paused: {}", mailing.id(), reason);
		}
		catch (MailingStateException ex) {
			log.debug("Another worker paused mailing {} already", mailing.id(), ex);
		}
	}

}
