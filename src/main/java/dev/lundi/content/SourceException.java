package dev.lundi.content;

import org.jspecify.annotations.Nullable;

/**
 * A source could not give a week. The message tells an operator the cause and the remedy.
 */
public class SourceException extends RuntimeException {

	SourceException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
