package dev.lundi.proof;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** What a {@link FaultyRelay} says to one client (RFC 5321). */
final class Dialogue {

	private final FaultyRelay relay;

	private final Manner manner;

	private final long number;

	private final Link link;

	private final Faults faults;

	private final Content content = new Content();

	private final List<String> recipients = new ArrayList<>();

	private @Nullable String sender;

	private Visit visit;

	private boolean trusted;

	Dialogue(FaultyRelay relay, Manner manner, Socket socket, long number) throws IOException {
		this.relay = relay;
		this.manner = manner;
		this.number = number;
		this.link = new Link(socket, manner.latency());
		this.faults = new Faults(relay, link);
		this.visit = new Visit(number, "", "", 0);
		this.trusted = manner.login() == null;
	}

	void run() throws IOException {
		try {
			if (reached(Moment.CONNECT)) {
				link.say("220 witness.example ESMTP");
			}
			String line = link.line();
			while (line != null) {
				obey(line);
				line = link.line();
			}
		}
		catch (OverException ex) {
			link.end(ex.isAbrupt());
		}
	}

	private void obey(String line) throws IOException, OverException {
		String verb = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
		if (!manner.offers().contains(Manner.Extension.PIPELINING) && !link.isQuiet()) {
			relay.complain("Pipelined without leave: " + verb);
		}
		switch (verb) {
			case "EHLO", "HELO" -> hello();
			case "STAR" -> secure();
			case "AUTH" -> signIn(line);
			case "MAIL" -> sender(line);
			case "RCPT" -> recipient(line);
			case "DATA" -> data();
			case "RSET" -> reset();
			case "NOOP" -> link.say("250 2.0.0 ok");
			case "QUIT" -> quit();
			default -> link.say("500 5.5.1 what?");
		}
	}

	private void hello() throws IOException, OverException {
		forgetEnvelope();
		if (reached(Moment.EHLO)) {
			List<String> lines = manner.greeting(isInClear());
			lines.subList(0, lines.size() - 1).forEach((line) -> link.say("250-" + line));
			link.say("250 " + lines.getLast());
		}
	}

	/** Whether it could be encrypted and is not. */
	private boolean isInClear() {
		return manner.certificate() != null && !link.isSecure();
	}

	private void secure() throws IOException, OverException {
		if (manner.certificate() == null) {
			link.say("502 5.5.1 no TLS here");
		}
		else if (reached(Moment.STARTTLS)) {
			link.say("220 2.0.0 go ahead");
			if (link.secure(manner.certificate())) {
				relay.complain("Commands in clear behind STARTTLS");
			}
			forgetEnvelope();
		}
	}

	private void signIn(String line) throws IOException, OverException {
		Manner.Login login = manner.login();
		if (login == null || isInClear()) {
			link.say("503 5.5.1 not asked for");
			return;
		}
		boolean knows = new SignIn(link, login).knowsPassword(line);
		if (reached(Moment.AUTH)) {
			trusted = knows;
			link.say(knows ? "235 2.7.0 welcome" : "535 5.7.8 authentication credentials invalid");
		}
	}

	private void sender(String line) throws IOException, OverException {
		if (isInClear()) {
			link.say("530 5.7.0 Must issue a STARTTLS command first");
		}
		else if (!trusted) {
			link.say("530 5.7.0 Authentication required");
		}
		else if (sender != null) {
			link.say("503 5.5.1 nested MAIL");
		}
		else {
			visit = new Visit(number, address(line), "", 0);
			if (reached(Moment.MAIL)) {
				sender = visit.sender();
				link.say("250 2.1.0 ok");
			}
		}
	}

	private void recipient(String line) throws IOException, OverException {
		String address = address(line);
		if (sender == null) {
			link.say("503 5.5.1 MAIL first");
			return;
		}
		visit = new Visit(number, sender, address, relay.called(address));
		boolean beyondAscii = address.chars().anyMatch((octet) -> octet > 127);
		if (beyondAscii && !manner.offers().contains(Manner.Extension.SMTPUTF8)) {
			link.say("553 5.6.7 no addresses beyond ASCII here");
		}
		else if (reached(Moment.RCPT)) {
			recipients.add(address);
			link.say("250 2.1.5 ok");
		}
	}

	private void data() throws IOException, OverException {
		if (recipients.isEmpty()) {
			link.say((sender == null) ? "503 5.5.1 MAIL first" : "554 5.5.1 no valid recipients");
			return;
		}
		if (!link.isQuiet()) {
			relay.complain("Content before it was asked for");
		}
		if (reached(Moment.DATA)) {
			link.say("354 go ahead");
			content.begin();
			if (link.content(content) || (reached(Moment.BODY) && link.content(content))) {
				link.drip(0);
				taken(System.nanoTime());
			}
		}
		forgetEnvelope();
	}

	private void taken(long nanos) throws IOException, OverException {
		if (!reached(Moment.DOT)) {
			return;
		}
		int count = 0;
		String whole = manner.keepsContent() ? content.text() : null;
		for (String recipient : recipients) {
			count = relay.witness()
				.keep(new Witness.Mail(visit.sender(), recipient, content.messageId(), nanos, number, content.size(),
						content.checksum(), whole));
		}
		if (reached(Moment.TAKEN)) {
			link.say("250 2.0.0 Ok: queued as W" + count + "0001");
			faults.reached(Moment.ANSWERED, visit);
		}
	}

	private void reset() throws IOException, OverException {
		if (reached(Moment.RSET)) {
			forgetEnvelope();
			link.say("250 2.0.0 ok");
		}
	}

	private void quit() throws IOException, OverException {
		if (reached(Moment.QUIT)) {
			link.say("221 2.0.0 bye");
			throw new OverException(false);
		}
	}

	private void forgetEnvelope() {
		sender = null;
		recipients.clear();
	}

	private boolean reached(Moment moment) throws IOException, OverException {
		return faults.reached(moment, visit);
	}

	private static String address(String line) {
		int start = line.indexOf('<');
		int end = line.indexOf('>', start);
		return (start < 0 || end < 0) ? "" : line.substring(start + 1, end);
	}

}
