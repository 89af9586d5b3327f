package dev.lundi.mail;

import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import dev.lundi.mail.DkimProperties.Declared;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * Reads the keys that the properties declare, or refuses the start with what is wrong.
 */
final class DkimKeys {

	private static final Logger log = LoggerFactory.getLogger(DkimKeys.class);

	/** RFC 8301 §3.2: receivers must not accept less. */
	private static final int SMALLEST_RSA = 1024;

	private static final int RECOMMENDED_RSA = 2048;

	/** Labels of a domain name (RFC 6376 §3.1), with the underscore that some use. */
	private static final Pattern SELECTOR = Pattern
		.compile("[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,62}))*");

	private DkimKeys() {
	}

	static List<DkimKey> read(DkimProperties properties) {
		List<DkimKey> keys = new ArrayList<>();
		Set<String> selectors = new HashSet<>();
		for (Declared declared : properties.declared()) {
			DkimKey key = read(declared);
			if (!selectors.add(key.selector().toLowerCase(Locale.ROOT))) {
				throw new FailureAnalyzedException(
						"Two DKIM keys have the selector « %s », which can name only one.".formatted(key.selector()),
						"Give %s.selector another name, and publish its key under that."
							.formatted(declared.property()));
			}
			keys.add(key);
		}
		return keys;
	}

	/** The domain that signs, in A-labels. */
	static String domain(DkimProperties properties) {
		if (properties.domain().isBlank()) {
			throw new FailureAnalyzedException("lundi.dkim.domain is not set, but there is a key to sign with.",
					"Set it to the domain of the newsletters' sender addresses, such as example.org.");
		}
		try {
			return EmailAddress.parse("postmaster@" + properties.domain()).domain();
		}
		catch (IllegalArgumentException ex) {
			throw new FailureAnalyzedException("lundi.dkim.domain is not a domain: " + properties.domain(),
					"Set it to the domain of the newsletters' sender addresses, such as example.org.", ex);
		}
	}

	private static DkimKey read(Declared declared) {
		String selector = selector(declared);
		String property = declared.property() + ".private-key";
		PrivateKey key = new PrivateKeyText(property).read(declared.key().privateKey());
		DkimAlgorithm algorithm = algorithm(declared, key);
		checkLength(key, property);
		return new DkimKey(selector, algorithm, key, SignatureEngine.fastest(algorithm, key));
	}

	private static String selector(Declared declared) {
		String selector = declared.key().selector();
		if (!SELECTOR.matcher(selector).matches()) {
			throw new FailureAnalyzedException(
					selector.isBlank() ? "%s.selector is not set.".formatted(declared.property())
							: "%s.selector is not a selector: %s".formatted(declared.property(), selector),
					"Set it to the name under which the public key stands in the DNS: « lundi1 » for lundi1._domainkey.example.org.");
		}
		return selector;
	}

	private static DkimAlgorithm algorithm(Declared declared, PrivateKey key) {
		DkimAlgorithm fitting = DkimAlgorithm.of(key)
			.orElseThrow(
					() -> new FailureAnalyzedException(
							"%s.private-key is a key of %s, with which mails are not signed."
								.formatted(declared.property(), key.getAlgorithm()),
							"Use a key of RSA (2048 bits) or of Ed25519."));
		DkimAlgorithm wanted = declared.key().algorithm();
		if (wanted != null && wanted != fitting) {
			throw new FailureAnalyzedException("%s.algorithm is %s, but the private key is for %s."
				.formatted(declared.property(), wanted, fitting),
					"Take the algorithm away, it follows from the key; or name another key.");
		}
		return fitting;
	}

	private static void checkLength(PrivateKey key, String property) {
		int bits = (key instanceof RSAPrivateKey rsa) ? rsa.getModulus().bitLength() : RECOMMENDED_RSA;
		if (bits < SMALLEST_RSA) {
			throw new FailureAnalyzedException(
					"%s is an RSA key of %d bits: receivers take its signatures for none.".formatted(property, bits),
					"Make one of 2048 bits, and publish it under a new selector.");
		}
		if (bits < RECOMMENDED_RSA) {
			log.warn("{} is an RSA key of {} bits, which is weak: make one of 2048 and publish it under a new selector",
					property, bits);
		}
	}

}
