package dev.lundi.relay;

import java.util.List;
import java.util.Locale;

import dev.lundi.reason.Reason;

/**
 * What helps when a relay cannot be used.
 */
public enum RelayRemedy {

	/** No such host. */
	CHECK_HOST("host"),

	/** Nothing listens there, or a firewall is in between. */
	CHECK_ADDRESS("host", "port"),

	/** It listens and says nothing, as one that waits for TLS does. */
	CHECK_PORT("port", "tls"),

	/** It turns this machine away. */
	ASK_OPERATOR,

	/** It has no time now. */
	WAIT,

	/** STARTTLS is not offered. */
	CHECK_TLS("tls"),

	/** The certificate is too old. */
	RENEW_CERTIFICATE,

	/** The certificate has another name. */
	CHECK_NAME("host"),

	/** The certificate is signed by nobody we know. */
	NAME_AUTHORITY("ssl-bundle"),

	/** It cannot do TLS 1.2. */
	UPDATE_TLS("port", "tls"),

	/** Something was said in the clear that must not have been. */
	SUSPECT_TAMPERING("host"),

	/** It refuses our credentials. */
	CHECK_CREDENTIALS("username", "password"),

	/** It takes no credentials here. */
	CHECK_AUTH("username", "port", "tls"),

	/** It does not take our sender. */
	ALLOW_SENDER;

	@SuppressWarnings("ImmutableEnumChecker") // made by List.of
	private final List<String> settings;

	RelayRemedy(String... settings) {
		this.settings = List.of(settings);
	}

	/**
	 * In words.
	 * @param properties those that hold its {@link #settings()}
	 */
	Reason inWords(List<String> properties) {
		return Reason.of("remedy." + name().toLowerCase(Locale.ROOT), properties.toArray());
	}

	/** The settings of a relay that it is about, such as {@code host}. */
	List<String> settings() {
		return settings;
	}

}
