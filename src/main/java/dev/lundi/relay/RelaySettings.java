package dev.lundi.relay;

import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

/**
 * How to reach one relay.
 *
 * @param declaredAs where its properties begin: {@code spring.mail} or
 * {@code lundi.relays[0]}
 * @param login null when the relay asks for none
 * @param properties further properties for Angus Mail; ours win over them
 */
record RelaySettings(String declaredAs, String host, int port, @Nullable Login login, Security security,
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

	/**
	 * How the connection is secured.
	 *
	 * @param trust knows the authorities that a certificate may be signed by
	 */
	record Security(Tls tls, SSLContext trust) {
	}

	/** Who we are for the relay. */
	record Login(String username, String password) {

		@Override
		public String toString() {
			return "a login";
		}

	}

	/** A relay on this machine that wants nothing to be known. */
	static RelaySettings inTheClear(String host, int port) {
		try {
			return new RelaySettings("spring.mail", host, port, null, new Security(Tls.NONE, SSLContext.getDefault()),
					Map.of());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java has no TLS", ex);
		}
	}

	/** The property that holds a setting. */
	String property(String setting) {
		if (!"spring.mail".equals(declaredAs)) {
			return declaredAs + "." + setting;
		}
		return switch (setting) {
			case "tls" -> "lundi.relay.tls";
			case "ssl-bundle" -> "spring.mail.ssl.bundle";
			default -> declaredAs + "." + setting;
		};
	}

	/** What the relay said, without our secrets, should it have repeated them. */
	Reply masked(Reply reply) {
		if (login == null || login.password().isEmpty()) {
			return reply;
		}
		String text = reply.text();
		for (String secret : List.of(base64("\0" + login.username() + "\0" + login.password()),
				base64(login.username() + "\0" + login.username() + "\0" + login.password()), base64(login.password()),
				login.password())) {
			text = text.replace(secret, "…");
		}
		return new Reply(reply.code(), reply.enhancedCode(), text);
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public String toString() {
		return "%s:%d".formatted(host, port);
	}

}
