package dev.lundi.relay;

/** A relay is declared in a way that cannot be meant; the message says what to change. */
class InvalidRelayException extends RuntimeException {

	InvalidRelayException(String message) {
		super(message);
	}

}
