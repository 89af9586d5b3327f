package dev.lundi.relay;

/** The steps by which a relay is reached, in the order in which they usually come. */
public enum RelayStep {

	/** Its name becomes an address. */
	RESOLVE,

	/** A connection is opened. */
	CONNECT,

	/** It says who it is. */
	GREETING,

	/** We say who we are, and it says what it can do. */
	EHLO,

	/** Certificate and name are checked, and the connection is encrypted. */
	TLS,

	/** We log in. */
	AUTH,

	/** It is asked whether it takes our sender. */
	SENDER,

	/** We leave. */
	GOODBYE

}
