package dev.lundi.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The server's end of a connection. Answers leave when there is nothing more to read, so
 * that a pipelined group of commands is answered in one go (RFC 2920 §3.2).
 */
final class Wire {

	private static final int LONGEST_LINE = 4096;

	private final byte[] buffer = new byte[1 << 16];

	private final ByteArrayOutputStream answers = new ByteArrayOutputStream();

	private final Duration latency;

	private final InputStream in;

	private final OutputStream out;

	private int next;

	private int end;

	private int octetsPerSecond;

	Wire(InputStream in, OutputStream out, Duration latency) {
		this.in = in;
		this.out = out;
		this.latency = latency;
	}

	/** The next command, without its end; null when the client has gone. */
	@Nullable String line() throws IOException {
		StringBuilder line = new StringBuilder(80);
		while (line.length() < LONGEST_LINE) {
			if (isEmpty() && !fill()) {
				return null;
			}
			char octet = (char) (buffer[next++] & 0xff);
			if (octet == '\n') {
				int length = line.length();
				return line.substring(0, (length > 0 && line.charAt(length - 1) == '\r') ? length - 1 : length);
			}
			line.append(octet);
		}
		throw new IOException("A command of more than %d octets".formatted(LONGEST_LINE));
	}

	/**
	 * Reads content until its end, or as long as the content wants more.
	 * @return whether the end has come
	 */
	boolean content(Content content) throws IOException {
		while (!isEmpty() || fill()) {
			next = content.read(buffer, next, end);
			if (content.isWhole()) {
				return true;
			}
			if (content.isAtPause()) {
				return false;
			}
		}
		throw new ClientGoneException();
	}

	boolean isEmpty() {
		return next == end;
	}

	/** What came too early, for whoever takes over the connection. */
	byte[] rest() {
		byte[] rest = new byte[end - next];
		System.arraycopy(buffer, next, rest, 0, rest.length);
		next = end;
		return rest;
	}

	void drip(int most) {
		octetsPerSecond = most;
	}

	private boolean fill() throws IOException {
		flush();
		int most = (octetsPerSecond > 0) ? Math.max(1, octetsPerSecond / 10) : buffer.length;
		if (octetsPerSecond > 0) {
			Pause.of(TimeUnit.MILLISECONDS.toNanos(100));
		}
		int count = in.read(buffer, 0, Math.min(most, buffer.length));
		next = 0;
		end = Math.max(0, count);
		return count > 0;
	}

	void say(String answer) {
		answers.writeBytes((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
	}

	void flush() throws IOException {
		if (answers.size() > 0) {
			Pause.of(latency.toNanos());
			answers.writeTo(out);
			answers.reset();
			out.flush();
		}
	}

	/** Throws away what still comes, so that closing does not take back what was said. */
	void drain() throws IOException {
		while (in.read(buffer) >= 0) {
			next = end;
		}
	}

	/** The client closed the connection, or was killed. */
	static final class ClientGoneException extends IOException {

	}

}
