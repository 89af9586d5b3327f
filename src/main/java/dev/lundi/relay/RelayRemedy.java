package dev.lundi.relay;

import java.util.List;

/**
 * What helps when a relay cannot be used.
 */
public enum RelayRemedy {

	/** No such host. */
	CHECK_HOST("No such host is known: check %s.", "host"),

	/** Nothing listens there, or a firewall is in between. */
	CHECK_ADDRESS("Check that it runs, that no firewall is in between, and %s and %s.", "host", "port"),

	/** It listens and says nothing, as one that waits for TLS does. */
	CHECK_PORT("Check %s, and %s: a relay on port 465 wants TLS from the first byte (implicit).", "port", "tls"),

	/** It turns this machine away. */
	ASK_OPERATOR("Ask its operator to let this machine in."),

	/** It has no time now. */
	WAIT("Try again in some minutes."),

	/** STARTTLS is not offered. */
	CHECK_TLS("Nothing is said to it in the clear. Use a port that offers STARTTLS (587), or set %s to implicit for "
			+ "port 465; none, only where nobody can listen in.", "tls"),

	/** The certificate is too old. */
	RENEW_CERTIFICATE("Its certificate has expired or is not valid yet: its operator has to renew it."),

	/** The certificate has another name. */
	CHECK_NAME("Its certificate is made out to another name: set %s to the name in it.", "host"),

	/** The certificate is signed by nobody we know. */
	NAME_AUTHORITY("Nobody we trust has signed its certificate: have it signed by a public authority, or name your own "
			+ "with %s.", "ssl-bundle"),

	/** It cannot do TLS 1.2. */
	UPDATE_TLS("It does not speak TLS 1.2 or 1.3 with us: its operator has to allow it, or check %s and %s.", "port",
			"tls"),

	/** Something was said in the clear that must not have been. */
	SUSPECT_TAMPERING("It spoke out of turn: somebody may be tampering with the connection. Check the way to %s.",
			"host"),

	/** It refuses our credentials. */
	CHECK_CREDENTIALS("The relay refuses our credentials: check %s and %s.", "username", "password"),

	/** It takes no credentials here. */
	CHECK_AUTH("The relay does not let us log in there: remove %s, or check %s and %s.", "username", "port", "tls"),

	/** It does not take our sender. */
	ALLOW_SENDER("Allow this sender there, or give the newsletter another one.");

	private final String sentence;

	@SuppressWarnings("ImmutableEnumChecker") // made by List.of
	private final List<String> settings;

	RelayRemedy(String sentence, String... settings) {
		this.sentence = sentence;
		this.settings = List.of(settings);
	}

	/** In English, with the names of the properties that matter. */
	String inWords(List<String> properties) {
		return sentence.formatted(properties.toArray());
	}

	/** The settings of a relay that it is about, such as {@code host}. */
	List<String> settings() {
		return settings;
	}

}
