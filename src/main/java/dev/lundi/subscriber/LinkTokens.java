package dev.lundi.subscriber;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import dev.lundi.instance.SigningKey;
import dev.lundi.instance.SigningKeys;

import org.springframework.stereotype.Component;

/**
 * Signs what a link says: version (1 octet); to unsubscribe, subscriber (8) and
 * newsletter (UTF-8), for preferences, last day (4) and subscriber (8); then the first 16
 * octets of the HMAC, by a key for that purpose; base64url (RFC 4648 §5).
 */
@Component
class LinkTokens {

	private static final byte VERSION = 1;

	private static final int SIGNATURE_LENGTH = 16;

	private static final int SUBSCRIPTION_HEAD = 1 + Long.BYTES;

	private static final int ACCESS_LENGTH = 1 + Integer.BYTES + Long.BYTES;

	private final SigningKey unsubscribeKey;

	private final SigningKey preferencesKey;

	LinkTokens(SigningKeys keys) {
		this.unsubscribeKey = keys.forPurpose("unsubscribe");
		this.preferencesKey = keys.forPurpose("preferences");
	}

	String unsubscribe(Subscription subscription) {
		byte[] newsletter = subscription.newsletter().getBytes(StandardCharsets.UTF_8);
		return signed(unsubscribeKey,
				ByteBuffer.allocate(SUBSCRIPTION_HEAD + newsletter.length)
					.put(VERSION)
					.putLong(subscription.subscriber())
					.put(newsletter)
					.array());
	}

	/** What an unsubscribe link speaks of; empty when it was altered or cut. */
	Optional<Subscription> readUnsubscribe(String token) {
		return payload(unsubscribeKey, token).filter((payload) -> payload.length > SUBSCRIPTION_HEAD)
			.map(LinkTokens::subscription);
	}

	String preferences(Access access) {
		return signed(preferencesKey,
				ByteBuffer.allocate(ACCESS_LENGTH)
					.put(VERSION)
					.putInt(Math.toIntExact(access.lastDay().toEpochDay()))
					.putLong(access.subscriber())
					.array());
	}

	/** What a preferences link opens; empty when it was altered or cut. */
	Optional<Access> readPreferences(String token) {
		return payload(preferencesKey, token).filter((payload) -> payload.length == ACCESS_LENGTH)
			.map(LinkTokens::access);
	}

	private static String signed(SigningKey key, byte[] payload) {
		byte[] token = Arrays.copyOf(payload, payload.length + SIGNATURE_LENGTH);
		System.arraycopy(key.sign(payload), 0, token, payload.length, SIGNATURE_LENGTH);
		return encoded(token);
	}

	private static Optional<byte[]> payload(SigningKey key, String token) {
		byte[] bytes = decoded(token);
		int length = bytes.length - SIGNATURE_LENGTH;
		if (length <= 0 || bytes[0] != VERSION) {
			return Optional.empty();
		}
		byte[] payload = Arrays.copyOf(bytes, length);
		return Optional.of(payload)
			.filter((read) -> key.matches(read, Arrays.copyOfRange(bytes, length, bytes.length)));
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

	private static Subscription subscription(byte[] payload) {
		String newsletter = new String(payload, SUBSCRIPTION_HEAD, payload.length - SUBSCRIPTION_HEAD,
				StandardCharsets.UTF_8);
		return new Subscription(newsletter, ByteBuffer.wrap(payload).getLong(1));
	}

	private static Access access(byte[] payload) {
		ByteBuffer buffer = ByteBuffer.wrap(payload, 1, payload.length - 1);
		LocalDate lastDay = LocalDate.ofEpochDay(buffer.getInt());
		return new Access(buffer.getLong(), lastDay);
	}

	/** Subscriber × newsletter. */
	record Subscription(String newsletter, long subscriber) {
	}

	/**
	 * A subscriber's way to what they may choose.
	 *
	 * @param lastDay on which it is open, in UTC
	 */
	record Access(long subscriber, LocalDate lastDay) {
	}

}
