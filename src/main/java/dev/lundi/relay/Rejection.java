package dev.lundi.relay;

/** Why a mail was refused for good. */
public enum Rejection {

	/** No such address. */
	ADDRESS,

	/** The mailbox takes nothing: full or disabled. */
	MAILBOX,

	/** The recipient's side will not have our mail. */
	POLICY,

	/** The recipient's side will not have this mail. */
	CONTENT,

	/** The mail could not be made for this recipient. */
	RENDERING

}
