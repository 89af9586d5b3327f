package dev.lundi.relay;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/** What a {@link ScriptedRelay} says to one client. */
final class ScriptedDialogue {

	private final ScriptedRelay relay;

	private final byte[] chunk = new byte[65_536];

	private Socket socket;

	private String unread = "";

	private boolean secure;

	private boolean senderTaken;

	private boolean recipientTaken;

	ScriptedDialogue(ScriptedRelay relay, Socket socket) {
		this.relay = relay;
		this.socket = socket;
	}

	void run() throws IOException {
		if (relay.isImplicit()) {
			secure();
		}
		if (!say(ScriptedRelay.CONNECT, "220 scripted.example ESMTP")) {
			return;
		}
		String line = through("\r\n");
		while (line != null && answer(line)) {
			line = through("\r\n");
		}
	}

	/** Whether the dialogue goes on. */
	private boolean answer(String line) throws IOException {
		String verb = line.strip().split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
		return switch (verb) {
			case "EHLO" -> say(verb, offers());
			case "STARTTLS" -> say(verb, "220 2.0.0 go ahead") && secure();
			case "AUTH" -> say(verb, "235 2.7.0 welcome");
			case "MAIL" -> say(verb, "250 2.1.0 ok");
			case "RCPT" -> say(verb, senderTaken ? "250 2.1.5 ok" : "503 5.5.1 MAIL first");
			case "DATA" -> say(verb, recipientTaken ? "354 go ahead" : "503 5.5.1 RCPT first");
			case "RSET" -> say(verb, "250 2.0.0 ok");
			case "QUIT" -> {
				say(verb, "221 2.0.0 bye");
				yield false;
			}
			default -> say(verb, "250 2.0.0 ok");
		};
	}

	private String offers() {
		StringBuilder text = new StringBuilder("250-scripted.example\r\n");
		if (relay.tls() != null && !secure) {
			text.append("250-STARTTLS\r\n");
		}
		relay.offers().forEach((offer) -> text.append("250-").append(offer).append("\r\n"));
		return text.append("250 8BITMIME").toString();
	}

	private boolean say(String verb, String usual) throws IOException {
		String answer = Optional.ofNullable(relay.answerTo(verb)).orElse(usual);
		switch (answer) {
			case ScriptedRelay.CLOSE -> {
				return false;
			}
			case ScriptedRelay.SILENCE -> {
				while (through("\r\n") != null) {
					// Says nothing to that either.
				}
				return false;
			}
			case ScriptedRelay.CHATTER -> {
				while (true) {
					write("250-and\r\n");
				}
			}
			default -> write(answer + "\r\n");
		}
		noteState(verb, answer);
		return (!"DATA".equals(verb) || !answer.startsWith("354") || content()) && !answer.startsWith("421");
	}

	private void noteState(String verb, String answer) {
		boolean yes = answer.startsWith("2");
		switch (verb) {
			case "MAIL" -> senderTaken = yes;
			case "RCPT" -> recipientTaken = yes;
			case "RSET", ScriptedRelay.DOT -> {
				senderTaken = false;
				recipientTaken = false;
			}
			default -> {
			}
		}
	}

	private boolean content() throws IOException {
		if (ScriptedRelay.SILENCE.equals(relay.answerTo("<content>"))) {
			relay.awaitClose();
			return false;
		}
		String content;
		if (startsWith(".\r\n")) {
			content = Objects.requireNonNull(through(".\r\n"));
		}
		else {
			content = through("\r\n.\r\n");
		}
		if (content == null) {
			return false;
		}
		relay.keepContent(content.substring(0, content.length() - 3));
		return say(ScriptedRelay.DOT, "250 2.0.0 Ok: queued as S" + relay.contents().size() + "0001");
	}

	private void write(String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	private boolean startsWith(String beginning) throws IOException {
		while (unread.length() < beginning.length() && beginning.startsWith(unread) && read()) {
			// More came.
		}
		return unread.startsWith(beginning);
	}

	/** All up to and with an ending; null when the client went away before. */
	private @Nullable String through(String ending) throws IOException {
		while (!unread.contains(ending)) {
			if (!read()) {
				return null;
			}
		}
		int end = unread.indexOf(ending) + ending.length();
		String text = unread.substring(0, end);
		unread = unread.substring(end);
		return text;
	}

	private boolean read() throws IOException {
		int count = socket.getInputStream().read(chunk);
		if (count < 0) {
			return false;
		}
		String text = new String(chunk, 0, count, StandardCharsets.ISO_8859_1);
		relay.keepWritten(text, secure);
		unread += text;
		return true;
	}

	private boolean secure() throws IOException {
		SSLContext context = Objects.requireNonNull(relay.tls());
		SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
		tls.setUseClientMode(false);
		tls.startHandshake();
		socket = tls;
		secure = true;
		return true;
	}

}
