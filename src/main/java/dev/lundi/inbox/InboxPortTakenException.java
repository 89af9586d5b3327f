package dev.lundi.inbox;

/** The embedded inbox cannot listen, because something else does. */
class InboxPortTakenException extends RuntimeException {

	InboxPortTakenException(int port, RuntimeException cause) {
		super("The embedded inbox cannot receive mails on 127.0.0.1:" + port + ": the port is taken.", cause);
	}

}
