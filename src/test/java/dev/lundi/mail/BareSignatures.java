package dev.lundi.mail;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;

/** Signatures and nothing else, by what signs the mails: the floor of a signed mail. */
public final class BareSignatures {

	private static final int RSA_BITS = 2048;

	/** As long as what a signature of a mail covers: its fields and its own. */
	private static final byte[] OCTETS = new byte[1500];

	private final DkimKey key;

	private BareSignatures(DkimAlgorithm algorithm, PrivateKey key) {
		this.key = new DkimKey("bare", algorithm, key, SignatureEngine.fastest(algorithm, key));
	}

	/** By a new RSA key of 2,048 bits. */
	public static BareSignatures rsa() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(RSA_BITS);
			return new BareSignatures(DkimAlgorithm.RSA_SHA256, generator.generateKeyPair().getPrivate());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Safe on several threads at once. */
	public void make(int count) {
		for (int number = 0; number < count; number++) {
			key.sign(OCTETS);
		}
	}

}
