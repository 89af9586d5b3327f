package dev.lundi.bench;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** Logs as Lundi does: without configuration, Logback would log every statement. */
final class Quiet {

	private Quiet() {
	}

	static void please() {
		LoggingSystem.get(Quiet.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
	}

}
