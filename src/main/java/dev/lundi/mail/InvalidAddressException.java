package dev.lundi.mail;

import dev.lundi.reason.Explained;
import dev.lundi.reason.Reason;

/** A text is no address; the reason says why, in the reader's language. */
public class InvalidAddressException extends IllegalArgumentException implements Explained {

	private final transient Reason reason;

	InvalidAddressException(Reason reason) {
		super(reason.toString());
		this.reason = reason;
	}

	@Override
	public Reason reason() {
		return reason;
	}

}
