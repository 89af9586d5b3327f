package dev.lundi.relay;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How to reach the relay.
 *
 * @param username null when the relay asks for none
 * @param properties further properties for Angus Mail; they win over ours
 */
record RelaySettings(String host, int port, @Nullable String username, @Nullable String password, Tls tls,
		Map<String, String> properties) {

	/** How the connection is secured. */
	enum Tls {

		/** Not at all: for a relay on this machine. */
		NONE,

		/** By STARTTLS (RFC 3207), never without it. */
		STARTTLS,

		/** From the first byte (RFC 8314). */
		IMPLICIT

	}

	@Override
	public String toString() {
		return "%s:%d".formatted(host, port);
	}

}
