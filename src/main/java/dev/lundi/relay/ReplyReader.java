package dev.lundi.relay;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * Reads replies (RFC 5321 §4.2). Takes lines that end in a bare LF, but no reply that is
 * longer than 64 KB, changes its code from line to line or takes too long as a whole.
 */
final class ReplyReader {

	private static final int LONGEST_REPLY = 65_536;

	private final SmtpWire wire;

	private byte[] buffer = new byte[4096];

	private int start;

	private int position;

	private int limit;

	private int code;

	ReplyReader(SmtpWire wire) {
		this.wire = wire;
	}

	/**
	 * Reads a whole reply.
	 * @return its code, 200 to 599
	 * @throws IOException when none came, or what came is no reply
	 */
	int read(Duration patience) throws IOException {
		long until = System.nanoTime() + patience.toNanos();
		start = position;
		code = 0;
		boolean more = true;
		while (more) {
			int line = position - start;
			skipLine(until);
			more = isContinued(start + line);
		}
		return code;
	}

	/** The reply that was read last. */
	Reply last() {
		return Reply.parse(code, new String(buffer, start, position - start, StandardCharsets.UTF_8));
	}

	private boolean isContinued(int line) throws ProtocolException {
		int end = position - 1;
		if (end > line && buffer[end - 1] == '\r') {
			end--;
		}
		int lineCode = (end - line < 3) ? -1 : code(line);
		int separator = (end - line > 3) ? buffer[line + 3] : ' ';
		if (lineCode < 200 || lineCode > 599 || (code != 0 && code != lineCode)
				|| (separator != ' ' && separator != '-')) {
			throw new ProtocolException("the relay answered out of protocol");
		}
		code = lineCode;
		return separator == '-';
	}

	private int code(int line) {
		int value = 0;
		for (int i = line; i < line + 3; i++) {
			int digit = buffer[i] - '0';
			if (digit < 0 || digit > 9) {
				return -1;
			}
			value = 10 * value + digit;
		}
		return value;
	}

	private void skipLine(long until) throws IOException {
		while (true) {
			while (position < limit) {
				if (buffer[position++] == '\n') {
					return;
				}
			}
			fill(until);
		}
	}

	private void fill(long until) throws IOException {
		if (start == limit) {
			start = 0;
			position = 0;
			limit = 0;
		}
		else if (limit == buffer.length) {
			makeRoom();
		}
		int count = wire.read(buffer, limit, buffer.length - limit, until);
		if (count < 0) {
			throw new EOFException("the relay closed the connection");
		}
		limit += count;
	}

	private void makeRoom() throws ProtocolException {
		if (limit - start == LONGEST_REPLY) {
			throw new ProtocolException("the relay's answer has no end");
		}
		int size = (limit - start > buffer.length / 2) ? 2 * buffer.length : buffer.length;
		byte[] roomier = Arrays.copyOf(Arrays.copyOfRange(buffer, start, limit), Math.min(size, LONGEST_REPLY));
		position -= start;
		limit -= start;
		start = 0;
		buffer = roomier;
	}

	/** Hands out at most one line, so that whoever reads it has nothing of the next. */
	int readWithinLine(byte[] octets, int offset, int length, long until) throws IOException {
		if (position == limit) {
			start = position;
			fill(until);
		}
		int count = 0;
		while (count < length && position < limit) {
			byte octet = buffer[position++];
			octets[offset + count++] = octet;
			if (octet == '\n') {
				break;
			}
		}
		start = position;
		return count;
	}

	/** Whether the relay has said anything that was not read yet. */
	boolean isBehind() throws IOException {
		return position < limit || wire.available() > 0;
	}

}
