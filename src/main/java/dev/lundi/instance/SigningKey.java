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

	/** Never used itself: a copy of it costs half of a new one with its key. */
	private final Mac mac;

	SigningKey(byte[] key) {
		try {
			this.mac = Mac.getInstance(ALGORITHM);
			this.mac.init(new SecretKeySpec(key, ALGORITHM));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java lacks HmacSHA256, which every Java must have", ex);
		}
	}

	/** The 32 bytes that sign this text. */
	public byte[] sign(String text) {
		return sign(text.getBytes(StandardCharsets.UTF_8));
	}

	/** The 32 bytes that sign these bytes. */
	public byte[] sign(byte[] bytes) {
		try {
			return ((Mac) mac.clone()).doFinal(bytes);
		}
		catch (CloneNotSupportedException ex) {
			throw new IllegalStateException("The HmacSHA256 of %s cannot be copied".formatted(mac.getProvider()), ex);
		}
	}

	/**
	 * Whether these are the first bytes of the signature, compared in constant time.
	 */
	public boolean matches(byte[] bytes, byte[] signature) {
		return MessageDigest.isEqual(Arrays.copyOf(sign(bytes), signature.length), signature);
	}

}
