package dev.lundi.content;

import dev.lundi.reason.Explained;
import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A source could not give a week. The reason tells an operator the cause and the remedy.
 */
public class SourceException extends RuntimeException implements Explained {

	private final transient Reason reason;

	SourceException(Reason reason, @Nullable Throwable cause) {
		super(reason.toString(), cause);
		this.reason = reason;
	}

	@Override
	public Reason reason() {
		return reason;
	}

	/** Why an editorial stands without its comments. */
	Reason withoutComments() {
		return Reason.of("source.no-comments-block").and(reason);
	}

}
