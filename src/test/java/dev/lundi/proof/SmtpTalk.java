package dev.lundi.proof;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client that says anything. */
final class SmtpTalk implements AutoCloseable {

	private final Socket socket;

	SmtpTalk(int port) throws IOException {
		socket = new Socket(InetAddress.getLoopbackAddress(), port);
		socket.setTcpNoDelay(true);
	}

	/** A client that has been greeted. */
	static SmtpTalk greeted(int port) throws IOException {
		SmtpTalk talk = new SmtpTalk(port);
		talk.say("EHLO client.example\r\n");
		talk.codes(2);
		return talk;
	}

	void say(String octets) throws IOException {
		socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
	}

	/** The codes of the next answers. */
	List<String> codes(int count) throws IOException {
		List<String> codes = new ArrayList<>();
		while (codes.size() < count) {
			String line = line();
			if (line.isEmpty()) {
				throw new IOException("The relay said only " + codes);
			}
			if (line.charAt(3) == ' ') {
				codes.add(line.substring(0, 3));
			}
		}
		return codes;
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder();
		int octet = socket.getInputStream().read();
		while (octet >= 0 && octet != '\n') {
			line.append((char) octet);
			octet = socket.getInputStream().read();
		}
		return line.toString();
	}

	/** All that is said until the connection ends, however it ends. */
	String rest() {
		StringBuilder rest = new StringBuilder();
		try {
			int octet = socket.getInputStream().read();
			while (octet >= 0) {
				rest.append((char) octet);
				octet = socket.getInputStream().read();
			}
		}
		catch (IOException ex) {
			// A reset is an end too.
		}
		return rest.toString();
	}

	@Override
	public void close() throws IOException {
		socket.close();
	}

}
