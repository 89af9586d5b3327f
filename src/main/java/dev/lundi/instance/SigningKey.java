package dev.lundi.instance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key for HMAC-SHA-256 (RFC 2104). Safe to share between threads. */
public final class SigningKey {

	private static final String ALGORITHM = "HmacSHA256";

	private final SecretKeySpec key;

	SigningKey(byte[] key) {
		this.key = new SecretKeySpec(key, ALGORITHM);
	}

	/** The 32 bytes that sign this text. */
	public byte[] sign(String text) {
		return sign(text.getBytes(StandardCharsets.UTF_8));
	}

	/** The 32 bytes that sign these bytes. */
	public byte[] sign(byte[] bytes) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(key);
			return mac.doFinal(bytes);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java lacks HmacSHA256, which every Java must have", ex);
		}
	}

	/**
	 * Whether these are the first bytes of the signature, compared in constant time.
	 */
	public boolean matches(byte[] bytes, byte[] signature) {
		return MessageDigest.isEqual(Arrays.copyOf(sign(bytes), signature.length), signature);
	}

}
