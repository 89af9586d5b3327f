package dev.lundi.mail;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of the JDK: its intrinsic is as fast as native libraries (17 µs for 33 KB). */
final class Sha256 {

	private Sha256() {
	}

	static MessageDigest start() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java lacks SHA-256, which every Java must have", ex);
		}
	}

	static byte[] of(byte[] octets) {
		return start().digest(octets);
	}

}
