package dev.lundi.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import javax.net.ssl.SSLSession;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;

/**
 * Opens a connection to one relay, step by step.
 *
 * @param progress is told every step that was taken
 */
record Opening(RelaySettings relay, Patience patience, WireWatch watch, Consumer<RelayTestReport.Step> progress) {

	RelayConnection open() throws RelayException {
		SmtpWire wire = connect(addresses());
		boolean opened = false;
		try {
			ReplyReader replies = new ReplyReader(wire);
			if (relay.security().tls() == RelaySettings.Tls.IMPLICIT) {
				secureAtOnce(wire, replies);
			}
			SmtpOffers offers = introduce(wire, replies);
			opened = true;
			return new RelayConnection(new SmtpDialogue(wire, replies, patience), offers);
		}
		finally {
			if (!opened) {
				wire.drop();
			}
		}
	}

	private InetAddress[] addresses() throws RelayException {
		try {
			InetAddress[] addresses = resolved().get(patience.connect().toMillis(), TimeUnit.MILLISECONDS);
			taken(RelayStep.RESOLVE, addresses[0].getHostAddress());
			return addresses;
		}
		catch (ExecutionException | TimeoutException ex) {
			throw OpeningTrouble.of(relay, RelayStep.RESOLVE, Reply.none("no such host"), unresolved(ex));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw OpeningTrouble.of(relay, RelayStep.RESOLVE, Reply.none("interrupted"), ex);
		}
	}

	/** On a thread of its own: nothing else ends the wait for a name server. */
	private Future<InetAddress[]> resolved() {
		FutureTask<InetAddress[]> task = new FutureTask<>(() -> InetAddress.getAllByName(relay.host()));
		Thread.ofPlatform().daemon().name("relay-name").start(task);
		return task;
	}

	private static Throwable unresolved(Exception failure) {
		Throwable cause = failure.getCause();
		return (cause != null) ? cause : new SocketTimeoutException("the name server does not answer");
	}

	private SmtpWire connect(InetAddress[] addresses) throws RelayException {
		try {
			SmtpWire wire = SmtpWire.connect(addresses, relay.port(), patience, watch);
			taken(RelayStep.CONNECT, relay.toString());
			return wire;
		}
		catch (IOException ex) {
			throw OpeningTrouble.of(relay, RelayStep.CONNECT, Reply.none("no connection"), ex);
		}
	}

	private void secureAtOnce(SmtpWire wire, ReplyReader replies) throws RelayException {
		try {
			secure(wire, replies);
		}
		catch (IOException ex) {
			throw OpeningTrouble.of(relay, RelayStep.TLS, Reply.none("TLS failed"), ex);
		}
	}

	/**
	 * What came in the clear before TLS must not be taken for something said under it
	 * (RFC 3207 §6, CVE-2011-0411).
	 */
	private void secure(SmtpWire wire, ReplyReader replies) throws IOException {
		if (relay.security().tls() == RelaySettings.Tls.STARTTLS && replies.isBehind()) {
			throw new OpeningTrouble.SpokenOutOfTurn();
		}
		SSLSession session = wire.secure(relay.security().trust(), relay.host());
		taken(RelayStep.TLS, "%s, %s".formatted(session.getProtocol(), session.getPeerPrincipal()));
	}

	private void taken(RelayStep step, String finding) {
		progress.accept(RelayTestReport.Step.ok(step, Reply.none(finding)));
	}

	private SmtpOffers introduce(SmtpWire wire, ReplyReader replies) throws RelayException {
		AngusSocket socket = new AngusSocket(wire, replies, patience.answer());
		AngusDialogue dialogue = new AngusDialogue(session(socket),
				relay.security().tls() == RelaySettings.Tls.STARTTLS, () -> secure(wire, replies),
				(step, reply) -> progress.accept(RelayTestReport.Step.ok(step, relay.masked(reply))));
		try {
			RelaySettings.Login login = relay.login();
			dialogue.connect(relay.host(), relay.port(), (login != null) ? login.username() : null,
					(login != null) ? login.password() : null);
			SmtpOffers offers = SmtpOffers.of(dialogue);
			requireOrder(dialogue, replies);
			socket.release();
			dialogue.close();
			return offers;
		}
		catch (AuthenticationFailedException ex) {
			throw authTrouble(dialogue, ex);
		}
		catch (MessagingException | IOException ex) {
			throw trouble(dialogue, ex);
		}
	}

	private void requireOrder(AngusDialogue dialogue, ReplyReader replies) throws IOException, MessagingException {
		if (relay.login() != null && dialogue.step() != RelayStep.AUTH) {
			throw new AuthenticationFailedException("the relay does not offer AUTH");
		}
		if (replies.isBehind()) {
			throw new OpeningTrouble.SpokenOutOfTurn();
		}
	}

	private RelayException authTrouble(AngusDialogue dialogue, AuthenticationFailedException failure) {
		if (dialogue.step() == RelayStep.AUTH) {
			return OpeningTrouble.of(relay, RelayStep.AUTH, dialogue.lastReply(), failure);
		}
		return OpeningTrouble.of(relay, RelayStep.AUTH, Reply.none(String.valueOf(failure.getMessage())),
				RelayRemedy.CHECK_AUTH, failure);
	}

	private RelayException trouble(AngusDialogue dialogue, Exception failure) {
		if (dialogue.missesTls() && dialogue.step() == RelayStep.EHLO && dialogue.lastReply().isPositive()) {
			return OpeningTrouble.of(relay, RelayStep.TLS, Reply.none("it does not offer STARTTLS"),
					RelayRemedy.CHECK_TLS, failure);
		}
		return OpeningTrouble.of(relay, dialogue.step(), dialogue.lastReply(), failure);
	}

	private Session session(AngusSocket socket) {
		Properties properties = new Properties();
		relay.properties()
			.forEach((name, value) -> properties.put(name.replaceFirst("^mail\\.smtps\\.", "mail.smtp."), value));
		boolean starttls = relay.security().tls() == RelaySettings.Tls.STARTTLS;
		properties.put("mail.smtp.socketFactory", new AngusSocket.Factory(socket));
		properties.put("mail.smtp.socketFactory.fallback", "false");
		properties.put("mail.smtp.ssl.enable", "false");
		properties.put("mail.smtp.starttls.enable", String.valueOf(starttls));
		properties.put("mail.smtp.starttls.required", String.valueOf(starttls));
		properties.put("mail.smtp.auth", String.valueOf(relay.login() != null));
		properties.put("mail.smtp.quitwait", "false");
		properties.put("mail.debug.auth", "false");
		return Session.getInstance(properties);
	}

}
