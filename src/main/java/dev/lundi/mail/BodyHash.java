package dev.lundi.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The hash of a body in its relaxed canonical form (RFC 6376 §3.4.4): runs of blanks are
 * one space, none at the end of a line, no empty lines at the end.
 */
final class BodyHash {

	private static final byte[] CRLF = { '\r', '\n' };

	private static final int NONE = Integer.MAX_VALUE;

	private final byte[] message;

	private final int end;

	private final MessageDigest digest = Sha256.start();

	/**
	 * For searching alone: {@code String.indexOf} looks at 32 octets at once, a loop over
	 * the array at one. With it a body without any such blanks, as quoted-printable is
	 * for the most part, costs 4 µs of search beside 17 of SHA-256.
	 */
	private final String text;

	private final int start;

	private BodyHash(byte[] message, int start) {
		this.message = message;
		this.start = start;
		this.end = endOfContent();
		this.text = new String(message, start, end - start, StandardCharsets.ISO_8859_1);
	}

	/** The 32 octets for the body that starts there. */
	static byte[] relaxed(byte[] message, int start) {
		BodyHash hash = new BodyHash(message, start);
		if (hash.end > start) {
			hash.addLines();
			hash.digest.update(CRLF);
		}
		return hash.digest.digest();
	}

	/** The index after the last octet that is neither a blank nor part of a line end. */
	private int endOfContent() {
		int last = message.length;
		while (last > start) {
			if (isBlank(message[last - 1])) {
				last--;
			}
			else if (last - 1 > start && message[last - 1] == '\n' && message[last - 2] == '\r') {
				last -= 2;
			}
			else {
				break;
			}
		}
		return last;
	}

	/** What lies between one run of blanks that must change and the next is one piece. */
	private void addLines() {
		Search twoSpaces = new Search("  ");
		Search tab = new Search("\t");
		Search spaceAtEnd = new Search(" \r\n");
		int done = start;
		int run = Math.min(twoSpaces.from(done), Math.min(tab.from(done), spaceAtEnd.from(done)));
		while (run != NONE) {
			while (run > done && isBlank(message[run - 1])) {
				run--;
			}
			digest.update(message, done, run - done);
			done = afterRun(run);
			run = Math.min(twoSpaces.from(done), Math.min(tab.from(done), spaceAtEnd.from(done)));
		}
		digest.update(message, done, end - done);
	}

	private int afterRun(int run) {
		int after = run;
		while (isBlank(message[after])) {
			after++;
		}
		if (!text.startsWith("\r\n", after - start)) {
			digest.update((byte) ' ');
		}
		return after;
	}

	private static boolean isBlank(byte octet) {
		return octet == ' ' || octet == '\t';
	}

	/** Where a sequence comes next, looked for again only when it has been passed. */
	private final class Search {

		private final String sequence;

		private int next = -1;

		Search(String sequence) {
			this.sequence = sequence;
		}

		int from(int index) {
			if (next < index) {
				int found = text.indexOf(sequence, index - start);
				next = (found < 0) ? NONE : found + start;
			}
			return next;
		}

	}

}
