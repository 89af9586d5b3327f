package dev.lundi.proof;

/** Where a dialogue with a {@link FaultyRelay} can go wrong, in the order of a mail. */
public enum Moment {

	/** The client has connected and waits for the greeting. */
	CONNECT,

	EHLO,

	/** The client begins to authenticate. */
	AUTH,

	/** It wants the connection secured. */
	STARTTLS,

	MAIL,

	RCPT,

	/** It asks to send the content; the answer would be 354. */
	DATA,

	/**
	 * Some of the content has been read, but not its end: only 421 and closing make sense
	 * here.
	 */
	BODY,

	/**
	 * The whole content has been read; a fault here makes it as if the final dot had
	 * never come.
	 */
	DOT,

	/** The mail has been taken, and nobody has been told. */
	TAKEN,

	/** The client has been told 250. */
	ANSWERED,

	RSET,

	QUIT

}
