package dev.lundi.proof;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * The content of a mail while it is read: dots unstuffed, ended by CRLF, dot, CRLF and by
 * nothing else (RFC 5321 §4.1.1.4).
 */
final class Content {

	/** Enough to be surely amid the headers of a mail. */
	private static final int PAUSE = 512;

	private static final byte[] MESSAGE_ID = "message-id:".getBytes(StandardCharsets.US_ASCII);

	private byte[] octets = new byte[1 << 16];

	private int size;

	private State state = State.LINE_START;

	private boolean pauses;

	private boolean whole;

	/** Starts a new mail. */
	void begin() {
		size = 0;
		state = State.LINE_START;
		pauses = true;
		whole = false;
	}

	/** Whether some of it, and not all, was read for the first time. */
	boolean isAtPause() {
		boolean now = pauses && size >= PAUSE && !whole;
		pauses = pauses && !now;
		return now;
	}

	boolean isWhole() {
		return whole;
	}

	/**
	 * Takes octets up to the end of the content.
	 * @return where it stopped
	 */
	int read(byte[] from, int start, int end) {
		int limit = pauses ? Math.min(end, start + PAUSE - size) : end;
		int at = start;
		while (at < limit && !whole) {
			at = (state == State.IN_LINE) ? run(from, at, limit) : step(from[at], at);
		}
		return at;
	}

	/** Most of a line at once. */
	private int run(byte[] from, int start, int end) {
		int at = start;
		while (at < end && from[at] != '\r') {
			at++;
		}
		int taken = (at < end) ? at + 1 : at;
		append(from, start, taken - start);
		state = (at < end) ? State.AFTER_CR : State.IN_LINE;
		return taken;
	}

	private int step(byte octet, int at) {
		boolean unstuffed = state == State.LINE_START && octet == '.';
		State before = state;
		state = before.next(octet);
		if (before == State.AFTER_DOT_CR && octet == '\n') {
			size--; // the CR of the final line
			whole = true;
		}
		else if (!unstuffed) {
			append(octet);
		}
		return at + 1;
	}

	private void append(byte octet) {
		room(1);
		octets[size++] = octet;
	}

	private void append(byte[] from, int start, int length) {
		room(length);
		System.arraycopy(from, start, octets, size, length);
		size += length;
	}

	private void room(int more) {
		if (octets.length - size < more) {
			octets = Arrays.copyOf(octets, Math.max(2 * octets.length, size + more));
		}
	}

	int size() {
		return size;
	}

	int checksum() {
		CRC32C sum = new CRC32C();
		sum.update(octets, 0, size);
		return (int) sum.getValue();
	}

	String text() {
		return new String(octets, 0, size, StandardCharsets.ISO_8859_1);
	}

	/** With its angle brackets; empty when there is none. */
	String messageId() {
		int line = 0;
		while (line < size && octets[line] != '\r') {
			if (startsWithMessageId(line)) {
				return bracketed(line + MESSAGE_ID.length);
			}
			line = after('\n', line);
		}
		return "";
	}

	private boolean startsWithMessageId(int line) {
		return size - line > MESSAGE_ID.length && (octets[line] | ' ') == 'm'
				&& new String(octets, line, MESSAGE_ID.length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT)
					.equals("message-id:");
	}

	private String bracketed(int from) {
		int start = after('<', from) - 1;
		int end = after('>', start);
		return new String(octets, start, Math.max(0, end - start), StandardCharsets.ISO_8859_1);
	}

	private int after(char octet, int from) {
		int at = from;
		while (at < size && octets[at] != octet) {
			at++;
		}
		return Math.min(size, at + 1);
	}

	/** What the next octet may mean. */
	private enum State {

		LINE_START, IN_LINE, AFTER_CR, AFTER_DOT, AFTER_DOT_CR;

		State next(byte octet) {
			return switch (this) {
				case LINE_START -> (octet == '.') ? AFTER_DOT : (octet == '\r') ? AFTER_CR : IN_LINE;
				case AFTER_DOT -> (octet == '\r') ? AFTER_DOT_CR : IN_LINE;
				case AFTER_CR, AFTER_DOT_CR -> (octet == '\n') ? LINE_START : (octet == '\r') ? AFTER_CR : IN_LINE;
				case IN_LINE -> (octet == '\r') ? AFTER_CR : IN_LINE;
			};
		}

	}

}
