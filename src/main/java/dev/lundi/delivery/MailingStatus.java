package dev.lundi.delivery;

/** The states of a mailing. */
public enum MailingStatus {

	/** Its audience is being frozen. */
	PREPARING,

	/** Its audience is frozen; nothing has been sent. */
	READY,

	/** Mails go out. */
	SENDING,

	/** Nothing goes out until somebody resumes it. */
	PAUSED,

	/** Every delivery is settled and the ledger balances. */
	COMPLETED,

	/** Given up by an operator; what was open is cancelled. */
	CANCELLED;

	/** Whether nothing will be sent any more. */
	public boolean isFinal() {
		return this == COMPLETED || this == CANCELLED;
	}

}
