package dev.lundi.relay;

import java.util.Properties;
import java.util.function.Supplier;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;

/** Opens connections to the relay. */
public final class Relays {

	private final Supplier<RelaySettings> relay;

	Relays(Supplier<RelaySettings> relay) {
		this.relay = relay;
	}

	/** Stub. */
	public java.util.List<Relay> all() {
		return java.util.List.of(new Relay("main", 1, 0, null));
	}

	/** Stub. */
	public RelayConnection connect(Relay relay) throws RelayException {
		return connect();
	}

	/**
	 * Opens a connection to the relay, secured and authenticated as configured.
	 * @throws RelayException when that fails, with the cause and the remedy
	 */
	public RelayConnection connect() throws RelayException {
		RelaySettings settings = relay.get();
		SmtpDialogue dialogue = new SmtpDialogue(session(settings), protocol(settings));
		try {
			dialogue.connect(settings.host(), settings.port(), settings.username(), settings.password());
			return new RelayConnection(dialogue);
		}
		catch (AuthenticationFailedException ex) {
			throw new RelayException(
					"The relay %s refuses our credentials (%s). Check spring.mail.username and spring.mail.password."
						.formatted(settings, Reply.parse(0, String.valueOf(ex.getMessage())).text()),
					true, ex);
		}
		catch (MessagingException ex) {
			throw new RelayException(
					"The relay %s cannot be used: %s. Check that it runs, and spring.mail.host, spring.mail.port and lundi.relay.tls."
						.formatted(settings, cause(ex)),
					false, ex);
		}
	}

	private static String cause(MessagingException ex) {
		Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
		return Reply.none(String.valueOf(cause.getMessage()).replaceAll("\\p{Cntrl}+", " ").strip()).text();
	}

	private static String protocol(RelaySettings settings) {
		return settings.tls() == RelaySettings.Tls.IMPLICIT ? "smtps" : "smtp";
	}

	/**
	 * Angus waits for ever unless it is told otherwise. The read timeout is that of the
	 * final dot (RFC 5321 §4.5.3.2.6).
	 */
	private static Session session(RelaySettings settings) {
		String prefix = "mail." + protocol(settings) + ".";
		Properties properties = new Properties();
		properties.put(prefix + "connectiontimeout", "30000");
		properties.put(prefix + "timeout", "600000");
		properties.put(prefix + "writetimeout", "180000");
		properties.put(prefix + "quitwait", "false");
		properties.put(prefix + "auth", String.valueOf(settings.username() != null));
		properties.put(prefix + "starttls.enable", String.valueOf(settings.tls() == RelaySettings.Tls.STARTTLS));
		properties.put(prefix + "starttls.required", String.valueOf(settings.tls() == RelaySettings.Tls.STARTTLS));
		properties.put(prefix + "ssl.checkserveridentity", "true");
		properties.put(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
		properties.put(prefix + "socketFactory", new NoDelaySocketFactory());
		// Otherwise Angus cuts every character of a command to its low octet.
		properties.put("mail.mime.allowutf8", "true");
		properties.putAll(settings.properties());
		return Session.getInstance(properties);
	}

}
