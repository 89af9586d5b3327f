package dev.lundi.relay;

/**
 * The relay cannot be reached or refuses us. The message tells an operator the cause and
 * the remedy.
 */
public class RelayException extends Exception {

	private final boolean permanent;

	RelayException(String message, boolean permanent, Throwable cause) {
		super(message, cause);
		this.permanent = permanent;
	}

	/** Whether trying again cannot help before somebody has changed something. */
	public boolean isPermanent() {
		return permanent;
	}

}
