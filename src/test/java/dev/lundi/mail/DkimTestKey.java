package dev.lundi.mail;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;

/** A new key and what an operator makes of it: a PEM file and a DNS entry. */
public record DkimTestKey(KeyPair pair) {

	public static DkimTestKey rsa(int bits) {
		return make("RSA", bits);
	}

	public static DkimTestKey ed25519() {
		return make("Ed25519", 255);
	}

	static DkimTestKey make(String algorithm, int bits) {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
			generator.initialize(bits);
			return new DkimTestKey(generator.generateKeyPair());
		}
		catch (GeneralSecurityException ex) {
			throw new AssertionError(ex);
		}
	}

	DkimKey signing(String selector) {
		DkimAlgorithm algorithm = DkimAlgorithm.of(pair.getPrivate()).orElseThrow();
		return signing(selector, SignatureEngine.fastest(algorithm, pair.getPrivate()));
	}

	DkimKey signing(String selector, SignatureEngine engine) {
		return new DkimKey(selector, DkimAlgorithm.of(pair.getPrivate()).orElseThrow(), pair.getPrivate(), engine);
	}

	/** As {@code openssl genpkey} writes it. */
	public String pem() {
		return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
	}

	static String pem(String label, byte[] der) {
		return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label,
				Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(der), label);
	}

	/** The TXT record (RFC 6376 §3.6.1, RFC 8463 §4). */
	public String dnsEntry() {
		byte[] encoded = pair.getPublic().getEncoded();
		boolean rsa = pair.getPublic().getAlgorithm().equals("RSA");
		byte[] octets = rsa ? encoded : Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
		return "v=DKIM1; k=%s; p=%s".formatted(rsa ? "rsa" : "ed25519", Base64.getEncoder().encodeToString(octets));
	}

}
