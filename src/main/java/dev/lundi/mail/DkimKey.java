package dev.lundi.mail;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/**
 * A key that signs mails. Safe to share between threads: each has a signature object of
 * its own, for setting one up with an RSA key costs a tenth of signing.
 */
final class DkimKey {

	private final String selector;

	private final DkimAlgorithm algorithm;

	private final PrivateKey key;

	private final SignatureEngine engine;

	private final ThreadLocal<Signature> signature = ThreadLocal.withInitial(this::newSignature);

	DkimKey(String selector, DkimAlgorithm algorithm, PrivateKey key, SignatureEngine engine) {
		this.selector = selector;
		this.algorithm = algorithm;
		this.key = key;
		this.engine = engine;
	}

	String selector() {
		return selector;
	}

	DkimAlgorithm algorithm() {
		return algorithm;
	}

	private Signature newSignature() {
		try {
			return engine.signature(algorithm, key);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The DKIM key of selector " + selector + " cannot be used", ex);
		}
	}

	/** The signature of these octets ({@code data-hash}, RFC 6376 §3.7). */
	byte[] sign(byte[] octets) {
		try {
			Signature mine = signature.get();
			// RFC 8463 §3: what Ed25519 signs is the digest.
			mine.update((algorithm == DkimAlgorithm.ED25519_SHA256) ? Sha256.of(octets) : octets);
			return mine.sign();
		}
		catch (GeneralSecurityException ex) {
			signature.remove();
			throw new IllegalStateException("The DKIM signature with selector " + selector + " failed", ex);
		}
	}

	SignatureEngine engine() {
		return engine;
	}

}
