package dev.lundi.mail;

import java.security.PrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/** How a mail is signed (RFC 6376 §3.3, RFC 8463 §3). */
enum DkimAlgorithm {

	/** RSASSA-PKCS1-v1_5 over SHA-256: what every receiver understands. */
	RSA_SHA256("rsa-sha256", "SHA256withRSA"),

	/** Ed25519 over a SHA-256 digest: short and fast, not yet understood everywhere. */
	ED25519_SHA256("ed25519-sha256", "Ed25519");

	private final String tag;

	private final String jcaName;

	DkimAlgorithm(String tag, String jcaName) {
		this.tag = tag;
		this.jcaName = jcaName;
	}

	/** As it stands in {@code a=} and in the properties. */
	String tag() {
		return tag;
	}

	/** As the Java Cryptography Architecture calls the signature. */
	String jcaName() {
		return jcaName;
	}

	/** The one that this key is for, if it is for any. */
	static Optional<DkimAlgorithm> of(PrivateKey key) {
		return Arrays.stream(values()).filter((algorithm) -> algorithm.fits(key)).findFirst();
	}

	private boolean fits(PrivateKey key) {
		return switch (this) {
			case RSA_SHA256 -> key instanceof RSAPrivateKey;
			case ED25519_SHA256 -> key instanceof EdECPrivateKey edwards
					&& edwards.getParams().getName().equals(NamedParameterSpec.ED25519.getName());
		};
	}

	@Override
	public String toString() {
		return tag;
	}

}
