package dev.lundi.subscriber;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import dev.lundi.instance.SigningKey;
import dev.lundi.instance.SigningKeys;

import org.springframework.stereotype.Component;

/**
 * Signs what a link says: version (1 octet), subscriber (8), newsletter (UTF-8), then the
 * first 16 octets of the HMAC; base64url (RFC 4648 §5).
 */
@Component
class LinkTokens {

	private static final byte VERSION = 1;

	private static final int SIGNATURE_LENGTH = 16;

	private static final int HEAD_LENGTH = 1 + Long.BYTES;

	private final SigningKey unsubscribeKey;

	LinkTokens(SigningKeys keys) {
		this.unsubscribeKey = keys.forPurpose("unsubscribe");
	}

	String unsubscribe(Subscription subscription) {
		byte[] newsletter = subscription.newsletter().getBytes(StandardCharsets.UTF_8);
		byte[] payload = ByteBuffer.allocate(HEAD_LENGTH + newsletter.length)
			.put(VERSION)
			.putLong(subscription.subscriber())
			.put(newsletter)
			.array();
		byte[] token = Arrays.copyOf(payload, payload.length + SIGNATURE_LENGTH);
		System.arraycopy(unsubscribeKey.sign(payload), 0, token, payload.length, SIGNATURE_LENGTH);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
	}

	/** What an unsubscribe link speaks of; empty when it was altered or cut. */
	Optional<Subscription> readUnsubscribe(String token) {
		byte[] bytes = decoded(token);
		int payloadLength = bytes.length - SIGNATURE_LENGTH;
		if (payloadLength <= HEAD_LENGTH || bytes[0] != VERSION) {
			return Optional.empty();
		}
		byte[] payload = Arrays.copyOf(bytes, payloadLength);
		byte[] signature = Arrays.copyOfRange(bytes, payloadLength, bytes.length);
		return unsubscribeKey.matches(payload, signature) ? Optional.of(subscription(payload)) : Optional.empty();
	}

	private static byte[] decoded(String token) {
		try {
			return Base64.getUrlDecoder().decode(token);
		}
		catch (IllegalArgumentException ex) {
			return new byte[0];
		}
	}

	private static Subscription subscription(byte[] payload) {
		String newsletter = new String(payload, HEAD_LENGTH, payload.length - HEAD_LENGTH, StandardCharsets.UTF_8);
		return new Subscription(newsletter, ByteBuffer.wrap(payload).getLong(1));
	}

	/** Subscriber × newsletter. */
	record Subscription(String newsletter, long subscriber) {
	}

}
