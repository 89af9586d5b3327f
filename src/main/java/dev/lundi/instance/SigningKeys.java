package dev.lundi.instance;

import java.nio.charset.StandardCharsets;

import org.springframework.stereotype.Component;

/**
 * Derives one signing key per purpose from the master key, so that a signature made for
 * one purpose is worth nothing for another.
 */
@Component
public final class SigningKeys {

	private final SigningKey master;

	/** Keys of this installation, made from its secret. */
	public SigningKeys(Instance instance) {
		this.master = new SigningKey(instance.secret().getBytes(StandardCharsets.UTF_8));
	}

	/** The key for one purpose, such as {@code unsubscribe}. */
	public SigningKey forPurpose(String purpose) {
		return new SigningKey(master.sign("lundi/" + purpose));
	}

}
