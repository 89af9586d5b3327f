package dev.lundi.delivery;

/** A mailing's state does not allow what was asked. The message names both. */
public class MailingStateException extends RuntimeException {

	MailingStateException(Mailing mailing, String asked) {
		super("Mailing %d is %s: it cannot be %s.".formatted(mailing.id(), mailing.status(), asked));
	}

}
