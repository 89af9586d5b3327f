package dev.lundi.rendering;

import dev.lundi.reason.Explained;
import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

/** A mail template is broken. The message names the file, the line and the cause. */
public class TemplateException extends RuntimeException implements Explained {

	TemplateException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	TemplateException(String message) {
		super(message);
	}

	@Override
	public Reason reason() {
		return Reason.of("template", String.valueOf(getMessage()));
	}

}
