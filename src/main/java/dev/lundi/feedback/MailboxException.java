package dev.lundi.feedback;

import dev.lundi.reason.Explained;
import dev.lundi.reason.Reason;

/**
 * The mailbox cannot be read. The message tells an operator the cause and the remedy.
 */
class MailboxException extends Exception implements Explained {

	private final transient Reason reason;

	MailboxException(Reason reason, Throwable cause) {
		super(reason.toString(), cause);
		this.reason = reason;
	}

	@Override
	public Reason reason() {
		return reason;
	}

}
