package dev.lundi.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import dev.lundi.support.WitnessRelay.Fault;
import org.jspecify.annotations.Nullable;

/** What a {@link WitnessRelay} says to one client. */
final class WitnessDialogue {

	private final WitnessRelay relay;

	private final BufferedReader in;

	private final OutputStream out;

	private String sender = "";

	private String recipient = "";

	WitnessDialogue(WitnessRelay relay, Socket socket) throws IOException {
		this.relay = relay;
		this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
		this.out = socket.getOutputStream();
	}

	void run() throws IOException {
		say("220 witness.example ESMTP");
		String line = in.readLine();
		while (line != null && answer(line)) {
			line = in.readLine();
		}
	}

	/** Whether the dialogue goes on. */
	private boolean answer(String line) throws IOException {
		switch (line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT)) {
			case "EHLO" -> say("250-witness.example\r\n" + relay.extensions() + "250 8BITMIME");
			case "MAIL" -> sender(address(line));
			case "RCPT" -> recipient(address(line));
			case "DATA" -> {
				return relay.faultOf(recipient) != Fault.CLOSE_AT_DATA && content();
			}
			case "RSET", "NOOP" -> say("250 2.0.0 ok");
			case "QUIT" -> {
				say("221 2.0.0 bye");
				return false;
			}
			default -> say("500 5.5.1 what?");
		}
		return true;
	}

	private void sender(String address) throws IOException {
		sender = address;
		say(relay.refusesSenders() ? "550 5.7.1 sender refused" : "250 2.1.0 ok");
	}

	private void recipient(String address) throws IOException {
		recipient = address;
		Fault fault = relay.faultOf(address);
		if (fault == Fault.UNKNOWN_MAILBOX) {
			say("550 5.1.1 no such mailbox");
		}
		else if (fault == Fault.ANSWER_IN_MARKUP) {
			say("550 5.1.1 </bdi></td><script>alert(1)</script><img src=x onerror=alert(1)>");
		}
		else {
			say(fault == Fault.GREYLIST ? "451 4.7.1 try again later" : "250 2.1.5 ok");
		}
	}

	private boolean content() throws IOException {
		say("354 go ahead");
		Fault fault = relay.faultOf(recipient);
		StringBuilder content = new StringBuilder();
		for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
			if (line == null) {
				return false;
			}
			content.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
		}
		if (fault == Fault.REFUSE_CONTENT) {
			say("554 5.6.0 we do not like it");
			return true;
		}
		relay.keep(new Received(sender, recipient, content.toString()));
		if (fault == Fault.CLOSE_AFTER_DOT) {
			return false;
		}
		say("250 2.0.0 Ok: queued as W" + relay.received().size() + "0001");
		return true;
	}

	private void say(String answer) throws IOException {
		out.write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
		out.flush();
	}

	private static String address(String line) {
		return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
	}

}
