package dev.lundi.mail;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The {@code lundi.dkim.*} properties. Without a private key, mails are not signed here.
 *
 * @param domain the domain that answers for the mails: that of the newsletters' sender
 * addresses, or one above it
 * @param selector name of the key in the DNS: lundi1 for lundi1._domainkey.example.org
 * @param privateKey RSA (2048 bits) or Ed25519, as a PEM text or the path of a PEM file
 * @param algorithm rsa-sha256 or ed25519-sha256; by default the one that the key is for
 * @param keys further keys: each adds a signature of its own to every mail
 */
@ConfigurationProperties("lundi.dkim")
record DkimProperties(@DefaultValue("") String domain, @DefaultValue("") String selector,
		@DefaultValue("") String privateKey, @Nullable DkimAlgorithm algorithm, @DefaultValue List<Key> keys) {

	/**
	 * A key beside the first.
	 *
	 * @param selector its name in the DNS, another than those of the other keys
	 * @param privateKey RSA (2048 bits) or Ed25519, as a PEM text or the path of a PEM
	 * file
	 * @param algorithm rsa-sha256 or ed25519-sha256; by default the one that the key is
	 * for
	 */
	record Key(@DefaultValue("") String selector, @DefaultValue("") String privateKey,
			@Nullable DkimAlgorithm algorithm) {

		@Override
		public String toString() {
			return "Key[%s]".formatted(selector);
		}

	}

	/** All keys by the name of their property, the first one included. */
	List<Declared> declared() {
		List<Declared> all = new ArrayList<>();
		if (!privateKey.isBlank() || !selector.isBlank()) {
			all.add(new Declared("lundi.dkim", new Key(selector, privateKey, algorithm)));
		}
		for (int index = 0; index < keys.size(); index++) {
			all.add(new Declared("lundi.dkim.keys[%d]".formatted(index), keys.get(index)));
		}
		return all;
	}

	@Override
	public String toString() {
		return "DkimProperties[%s, %s]".formatted(domain, selector);
	}

	/**
	 * A key as it was declared.
	 *
	 * @param property under which its selector and private key stand
	 */
	record Declared(String property, Key key) {
	}

}
