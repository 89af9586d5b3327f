package dev.lundi.instance;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Makes the tokens of links, which nobody else can make: version (1 octet), what the link
 * says, then the first 16 octets of the HMAC of both; base64url (RFC 4648 §5). A token
 * names no key: after a change of secrets each one is tried.
 */
public final class LinkSeal {

	private static final byte VERSION = 1;

	private static final int SIGNATURE_LENGTH = 16;

	/** The present one first. */
	private final List<SigningKey> keys;

	LinkSeal(List<SigningKey> keys) {
		this.keys = keys;
	}

	/** The token that says this: letters, digits, "-" and "_". */
	public String seal(byte[] said) {
		byte[] token = new byte[1 + said.length + SIGNATURE_LENGTH];
		token[0] = VERSION;
		System.arraycopy(said, 0, token, 1, said.length);
		byte[] signature = keys.getFirst().sign(Arrays.copyOf(token, 1 + said.length));
		System.arraycopy(signature, 0, token, 1 + said.length, SIGNATURE_LENGTH);
		return encoded(token);
	}

	/** What a token says; empty when it was altered or cut. */
	public Optional<Opened> open(String token) {
		byte[] bytes = decoded(token);
		int length = bytes.length - SIGNATURE_LENGTH;
		if (length <= 1 || bytes[0] != VERSION) {
			return Optional.empty();
		}
		byte[] payload = Arrays.copyOf(bytes, length);
		byte[] signature = Arrays.copyOfRange(bytes, length, bytes.length);
		for (int i = 0; i < keys.size(); i++) {
			if (keys.get(i).matches(payload, signature)) {
				return Optional.of(new Opened(ByteBuffer.wrap(payload, 1, length - 1), i == 0));
			}
		}
		return Optional.empty();
	}

	private static String encoded(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	/**
	 * Nothing, unless these octets are written so: the last character has bits to spare.
	 */
	private static byte[] decoded(String token) {
		try {
			byte[] bytes = Base64.getUrlDecoder().decode(token);
			return encoded(bytes).equals(token) ? bytes : new byte[0];
		}
		catch (IllegalArgumentException ex) {
			return new byte[0];
		}
	}

	/**
	 * What a token says.
	 *
	 * @param present whether it was made with the present secret
	 */
	public record Opened(ByteBuffer said, boolean present) {
	}

}
