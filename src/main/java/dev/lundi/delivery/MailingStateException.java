package dev.lundi.delivery;

/** A mailing's state does not allow what was asked. The message says what it allows. */
public class MailingStateException extends RuntimeException {

	MailingStateException(Mailing mailing, String asked) {
		super("Mailing %d is %s: it cannot be %s.".formatted(mailing.id(), mailing.status(), asked));
	}

}
