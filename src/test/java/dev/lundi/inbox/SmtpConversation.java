package dev.lundi.inbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks SMTP line by line, as a sender does. */
class SmtpConversation implements AutoCloseable {

	private final Socket socket;

	private final BufferedReader replies;

	private final OutputStream commands;

	SmtpConversation(int port) throws IOException {
		socket = new Socket(InetAddress.ofLiteral(EmbeddedInbox.HOST), port);
		socket.setTcpNoDelay(true);
		socket.setSoTimeout(20_000);
		replies = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
		commands = socket.getOutputStream();
		reply();
		say("EHLO sender.example");
	}

	/** Sends the line and returns the whole reply. */
	String say(String line) throws IOException {
		write(line + "\r\n");
		return reply();
	}

	void write(String octets) throws IOException {
		commands.write(octets.getBytes(StandardCharsets.UTF_8));
		commands.flush();
	}

	String reply() throws IOException {
		StringBuilder reply = new StringBuilder();
		String line;
		do {
			line = String.valueOf(replies.readLine());
			reply.append(line).append('\n');
		}
		while (line.startsWith("-", 3));
		return reply.toString().strip();
	}

	/** Hands over a whole mail and returns the reply to the final dot. */
	String deliver(String from, String recipient, String content) throws IOException {
		say("MAIL FROM:<" + from + ">");
		say("RCPT TO:<" + recipient + ">");
		say("DATA");
		return say(content.replace("\r\n.", "\r\n..") + "\r\n.");
	}

	@Override
	public void close() throws IOException {
		socket.close();
	}

}
