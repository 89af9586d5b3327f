package dev.lundi.mail;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.util.Arrays;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

import org.jspecify.annotations.Nullable;

/**
 * What computes signatures: a native library where there is one for the platform, which
 * takes a quarter of the JDK's time for RSA and a fortieth for Ed25519.
 *
 * @param name for people
 * @param provider null for whatever the JDK has
 */
record SignatureEngine(String name, @Nullable Provider provider) {

	static final SignatureEngine JDK = new SignatureEngine("the JDK", null);

	private static final byte[] PROBE = new byte[32];

	/** The fastest that is here and that signs with this key as the JDK does. */
	static SignatureEngine fastest(DkimAlgorithm algorithm, PrivateKey key) {
		return amazonCorretto().filter((engine) -> engine.agreesWithTheJdk(algorithm, key)).orElse(JDK);
	}

	/**
	 * Found as a service, so that Lundi compiles and runs where it does not exist. It is
	 * handed to the signatures alone and never installed, so nothing else comes to depend
	 * on it.
	 */
	static Optional<SignatureEngine> amazonCorretto() {
		try {
			return ServiceLoader.load(Provider.class, SignatureEngine.class.getClassLoader())
				.stream()
				.filter((service) -> service.type().getName().startsWith("com.amazon.corretto."))
				.findFirst()
				.map((service) -> new SignatureEngine("Amazon Corretto Crypto Provider", service.get()));
		}
		catch (ServiceConfigurationError | LinkageError ex) {
			return Optional.empty();
		}
	}

	/** Both algorithms are deterministic. */
	private boolean agreesWithTheJdk(DkimAlgorithm algorithm, PrivateKey key) {
		try {
			return Arrays.equals(probe(algorithm, key), JDK.probe(algorithm, key));
		}
		catch (GeneralSecurityException | LinkageError ex) {
			return false; // as where its library cannot be unpacked or loaded
		}
	}

	private byte[] probe(DkimAlgorithm algorithm, PrivateKey key) throws GeneralSecurityException {
		Signature signature = signature(algorithm, key);
		signature.update(PROBE);
		return signature.sign();
	}

	/** Ready to sign, and ready again after each signature. */
	Signature signature(DkimAlgorithm algorithm, PrivateKey key) throws GeneralSecurityException {
		Signature signature = (provider != null) ? Signature.getInstance(algorithm.jcaName(), provider)
				: Signature.getInstance(algorithm.jcaName());
		signature.initSign(key);
		return signature;
	}

}
