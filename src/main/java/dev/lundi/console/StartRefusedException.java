package dev.lundi.console;

import dev.lundi.pipeline.Run;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/** A run cannot be started. The message's key and arguments say why, in words. */
class StartRefusedException extends RuntimeException {

	private final transient Object[] arguments;

	private final transient @Nullable Run present;

	private final String key;

	private final HttpStatus status;

	private StartRefusedException(HttpStatus status, @Nullable Run present, String key, Object... arguments) {
		super(key);
		this.status = status;
		this.present = present;
		this.key = key;
		this.arguments = arguments;
	}

	static StartRefusedException badRequest(String key, Object... arguments) {
		return new StartRefusedException(HttpStatus.BAD_REQUEST, null, key, arguments);
	}

	static StartRefusedException conflict(String key, Object... arguments) {
		return new StartRefusedException(HttpStatus.CONFLICT, null, key, arguments);
	}

	static StartRefusedException present(Run run) {
		return new StartRefusedException(HttpStatus.CONFLICT, run, "console.start.exists");
	}

	public String key() {
		return key;
	}

	public Object[] arguments() {
		return arguments;
	}

	/** The run that there is already; null when that is not the reason. */
	public @Nullable Run present() {
		return present;
	}

	HttpStatus status() {
		return status;
	}

}
