package dev.lundi.proof;

/** The server ends the connection. */
final class OverException extends Exception {

	private final boolean abrupt;

	OverException(boolean abrupt) {
		super(null, null, false, false);
		this.abrupt = abrupt;
	}

	/** Whether by a reset. */
	boolean isAbrupt() {
		return abrupt;
	}

}
