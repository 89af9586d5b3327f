package dev.lundi.content;

import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

/** A site does not answer over REST, but may well have feeds. */
class RestClosedException extends SourceException {

	RestClosedException(Reason reason, @Nullable Throwable cause) {
		super(reason, cause);
	}

}
