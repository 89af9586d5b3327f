package dev.lundi.letter;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

import dev.lundi.instance.SigningKey;
import dev.lundi.instance.SigningKeys;
import dev.lundi.mail.EmailAddress;

import org.springframework.stereotype.Component;

/**
 * The names by which a mail is known outside: signed, so that nobody can forge a bounce,
 * and in lower case, since some servers fold the case of what they answer to.
 */
@Component
class DeliveryIdentity {

	private static final int MESSAGE_ID_OCTETS = 20;

	private static final int RETURN_PATH_OCTETS = 8;

	private final SigningKey messageIds;

	private final SigningKey returnPaths;

	private final String senderId;

	DeliveryIdentity(SigningKeys keys) {
		this.messageIds = keys.forPurpose("message-id");
		this.returnPaths = keys.forPurpose("return-path");
		this.senderId = "lundi" + hex(keys.forPurpose("sender-id").sign("sender"), 4);
	}

	/** The same on every attempt, and without personal data. */
	String messageId(long issue, long subscriber, String domain) {
		return "%d.%s@%s".formatted(issue, hex(messageIds.sign(pair(issue, subscriber)), MESSAGE_ID_OCTETS), domain);
	}

	/** An envelope sender of its own for every mail (VERP). */
	EmailAddress returnPath(long issue, long subscriber, String domain) {
		String signature = hex(returnPaths.sign(pair(issue, subscriber)), RETURN_PATH_OCTETS);
		return new EmailAddress("bounce-%d-%d-%s".formatted(issue, subscriber, signature), domain);
	}

	/** This installation's name in Feedback-ID: 5 to 15 characters, always the same. */
	String senderId() {
		return senderId;
	}

	private static byte[] pair(long issue, long subscriber) {
		return ByteBuffer.allocate(2 * Long.BYTES).putLong(issue).putLong(subscriber).array();
	}

	private static String hex(byte[] bytes, int octets) {
		return HexFormat.of().formatHex(Arrays.copyOf(bytes, octets));
	}

}
