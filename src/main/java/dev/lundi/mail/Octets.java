package dev.lundi.mail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Octets in a row. A ByteArrayOutputStream takes a lock for each, which would be half of
 * what a mail costs.
 */
final class Octets {

	private byte[] octets;

	private int length;

	Octets(int expected) {
		this.octets = new byte[expected];
	}

	int length() {
		return length;
	}

	Octets add(int octet) {
		makeRoom(1);
		octets[length++] = (byte) octet;
		return this;
	}

	Octets add(byte[] more) {
		makeRoom(more.length);
		System.arraycopy(more, 0, octets, length, more.length);
		length += more.length;
		return this;
	}

	Octets add(String text) {
		return add(text.getBytes(StandardCharsets.UTF_8));
	}

	Octets endLine() {
		return add('\r').add('\n');
	}

	private void makeRoom(int more) {
		if (length + more > octets.length) {
			octets = Arrays.copyOf(octets, 2 * (length + more));
		}
	}

	byte[] toByteArray() {
		return Arrays.copyOf(octets, length);
	}

}
