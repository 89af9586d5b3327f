package dev.lundi.rendering;

import org.jspecify.annotations.Nullable;

/** A mail template is broken. The message names the file, the line and the cause. */
public class TemplateException extends RuntimeException {

	TemplateException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	TemplateException(String message) {
		super(message);
	}

}
