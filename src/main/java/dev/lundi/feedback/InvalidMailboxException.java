package dev.lundi.feedback;

/**
 * The mailbox is declared in a way that cannot be meant; the message says what to change.
 */
class InvalidMailboxException extends RuntimeException {

	InvalidMailboxException(String message) {
		super(message);
	}

}
