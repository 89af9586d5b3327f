package dev.lundi.rendering;

/** A mail template is broken. The message names the file, the line and the cause. */
public class TemplateException extends RuntimeException {

	TemplateException(String message, Throwable cause) {
		super(message, cause);
	}

}
