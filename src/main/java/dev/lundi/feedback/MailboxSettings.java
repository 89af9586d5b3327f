package dev.lundi.feedback;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

import javax.net.ssl.SSLContext;

/**
 * How to reach the mailbox.
 *
 * @param delete whether a mail is marked as deleted once it was obeyed
 */
record MailboxSettings(String host, int port, Login login, Security security, String folder, boolean delete) {

	/** How the connection is secured. */
	enum Tls {

		/** Not at all: for a server on this machine. */
		NONE,

		/** By STARTTLS (RFC 9051 §6.2.1), never without it. */
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

	/** Who we are for the server. */
	record Login(String username, String password) {

		@Override
		public String toString() {
			return "a login";
		}

	}

	/**
	 * In the words of Angus Mail.
	 * @param connect how long the server is waited for until the connection is open
	 * @param answer how long until it has answered, or has taken what is written
	 */
	Properties forAngus(Duration connect, Duration answer) {
		Properties words = new Properties();
		words.setProperty("mail.imap.connectiontimeout", String.valueOf(connect.toMillis()));
		words.setProperty("mail.imap.timeout", String.valueOf(answer.toMillis()));
		words.setProperty("mail.imap.writetimeout", String.valueOf(answer.toMillis()));
		words.setProperty("mail.imap.ssl.enable", String.valueOf(security.tls() == Tls.IMPLICIT));
		words.setProperty("mail.imap.starttls.enable", String.valueOf(security.tls() == Tls.STARTTLS));
		words.setProperty("mail.imap.starttls.required", String.valueOf(security.tls() == Tls.STARTTLS));
		words.setProperty("mail.imap.ssl.checkserveridentity", "true");
		words.setProperty("mail.imap.ssl.protocols", "TLSv1.2 TLSv1.3");
		words.put("mail.imap.ssl.socketFactory", security.trust().getSocketFactory());
		// Angus would try again with the authorities that Java knows.
		words.setProperty("mail.imap.socketFactory.fallback", "false");
		return words;
	}

	/** What the server said, without our secrets, should it have repeated them. */
	String masked(String said) {
		String text = said;
		for (String secret : List.of(base64("\0" + login.username() + "\0" + login.password()),
				base64(login.password()), login.password(), login.username())) {
			text = text.replace(secret, "…");
		}
		return text;
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public String toString() {
		return "%s:%d".formatted(host, port);
	}

}
