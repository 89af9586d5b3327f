package dev.lundi.roster;

/** A file is no roster. The cause is the end of a message's key. */
class UnreadableFileException extends RuntimeException {

	private final String cause;

	private final String detail;

	UnreadableFileException(String cause, String detail) {
		super(cause);
		this.cause = cause;
		this.detail = detail;
	}

	String cause() {
		return cause;
	}

	String detail() {
		return detail;
	}

}
