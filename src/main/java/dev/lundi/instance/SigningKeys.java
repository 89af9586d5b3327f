package dev.lundi.instance;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

/**
 * Derives one signing key per purpose from the master key, so that a signature made for
 * one purpose is worth nothing for another.
 */
@Component
public final class SigningKeys {

	/** The present one first. */
	private final List<SigningKey> masters;

	/** Keys of this installation, made from its secret and the former ones. */
	public SigningKeys(Instance instance) {
		this.masters = Stream.concat(Stream.of(instance.secret()), instance.formerSecrets().stream())
			.map((secret) -> new SigningKey(secret.getBytes(StandardCharsets.UTF_8)))
			.toList();
	}

	/** The key for one purpose, such as {@code unsubscribe}. */
	public SigningKey forPurpose(String purpose) {
		return derived(masters.getFirst(), purpose);
	}

	/**
	 * The key for what a database keeps, such as the hashes of addresses: made from the
	 * oldest secret, so that it stays the same when a new one comes.
	 */
	public SigningKey lasting(String purpose) {
		return derived(masters.getLast(), purpose);
	}

	/** Signs and reads the tokens of links for one purpose. */
	public LinkSeal seal(String purpose) {
		return new LinkSeal(masters.stream().map((master) -> derived(master, purpose)).toList());
	}

	private static SigningKey derived(SigningKey master, String purpose) {
		return new SigningKey(master.sign("lundi/" + purpose));
	}

}
