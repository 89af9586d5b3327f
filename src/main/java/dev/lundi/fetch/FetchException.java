package dev.lundi.fetch;

import dev.lundi.reason.Explained;
import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

/** Nothing could be read. The reason tells an operator the cause and the remedy. */
public class FetchException extends RuntimeException implements Explained {

	private final transient Reason reason;

	private final boolean passing;

	FetchException(Reason reason, @Nullable Throwable cause) {
		this(reason, cause, false);
	}

	/**
	 * For what may pass.
	 * @param passing whether the next attempt may well succeed
	 */
	FetchException(Reason reason, @Nullable Throwable cause, boolean passing) {
		super(reason.toString(), cause);
		this.reason = reason;
		this.passing = passing;
	}

	@Override
	public Reason reason() {
		return reason;
	}

	boolean isPassing() {
		return passing;
	}

}
