package dev.lundi.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Takes every mail and keeps none. Speaks just enough SMTP: EHLO with PIPELINING, MAIL,
 * RCPT, DATA, RSET, NOOP, QUIT; to all that came together it answers together.
 */
final class JavaSink {

	private static final byte[] OK = line("250 2.0.0 Ok: queued as 1A2B3C4D5E");

	private final InputStream in;

	private final OutputStream out;

	private final ByteArrayOutputStream answers = new ByteArrayOutputStream();

	private boolean inContent;

	/** The first octets of the present line: enough to tell verbs apart. */
	private int verb;

	private int length;

	private JavaSink(Socket socket) throws IOException {
		socket.setTcpNoDelay(true);
		this.in = socket.getInputStream();
		this.out = socket.getOutputStream();
	}

	static void main(String[] arguments) throws IOException {
		try (ServerSocket server = new ServerSocket(Integer.parseInt(arguments[0]), 256,
				InetAddress.getLoopbackAddress())) {
			while (true) {
				Socket socket = server.accept();
				Thread.ofPlatform().start(() -> serve(socket));
			}
		}
	}

	private static void serve(Socket socket) {
		try (socket) {
			new JavaSink(socket).run();
		}
		catch (IOException ex) {
			// The client hung up, as it may.
		}
	}

	private void run() throws IOException {
		out.write(line("220 sink.example ESMTP"));
		byte[] buffer = new byte[1 << 16];
		boolean goesOn = true;
		for (int read = in.read(buffer); goesOn && read >= 0; read = in.read(buffer)) {
			goesOn = take(buffer, read);
			answers.writeTo(out);
			answers.reset();
			if (!goesOn) {
				return;
			}
		}
	}

	/** Whether the dialogue goes on. */
	private boolean take(byte[] buffer, int read) throws IOException {
		for (int at = 0; at < read; at++) {
			byte octet = buffer[at];
			if (octet != '\n') {
				verb = (length < Integer.BYTES) ? verb << 8 | octet : verb;
				length++;
			}
			else {
				if (!answer()) {
					return false;
				}
				verb = 0;
				length = 0;
			}
		}
		return true;
	}

	private boolean answer() throws IOException {
		if (inContent) {
			if (length == 2 && verb == ('.' << 8 | '\r')) {
				inContent = false;
				answers.write(OK);
			}
			return true;
		}
		switch (verb & 0xdfdfdfdf) {
			case 'E' << 24 | 'H' << 16 | 'L' << 8 | 'O' ->
				answers.write(line("250-sink.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES"));
			case 'D' << 24 | 'A' << 16 | 'T' << 8 | 'A' -> {
				inContent = true;
				answers.write(line("354 End data with <CR><LF>.<CR><LF>"));
			}
			case 'Q' << 24 | 'U' << 16 | 'I' << 8 | 'T' -> {
				answers.write(line("221 2.0.0 Bye"));
				return false;
			}
			default -> answers.write(OK);
		}
		return true;
	}

	private static byte[] line(String text) {
		return (text + "\r\n").getBytes(StandardCharsets.US_ASCII);
	}

}
