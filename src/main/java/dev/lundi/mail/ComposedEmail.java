package dev.lundi.mail;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A mail in its final form: the whole message (RFC 5322). It is kept in parts, of which
 * those that all readers share exist once, so that sending it copies nothing. Two mails
 * are equal only if they are the same one.
 */
public final class ComposedEmail {

	private final EmailAddress returnPath;

	private final EmailAddress to;

	private final String messageId;

	private final List<ByteBuffer> parts;

	private final boolean transparent;

	/**
	 * Takes a message as it is.
	 * @param messageId without angle brackets
	 */
	public ComposedEmail(EmailAddress returnPath, EmailAddress to, byte[] content, String messageId) {
		this(returnPath, to, List.of(ByteBuffer.wrap(content)), messageId, false);
	}

	/** Takes a message that was written line by line. */
	ComposedEmail(Envelope envelope, List<ByteBuffer> parts) {
		this(envelope.returnPath(), envelope.to(), parts, envelope.messageId(), true);
	}

	private ComposedEmail(EmailAddress returnPath, EmailAddress to, List<ByteBuffer> parts, String messageId,
			boolean transparent) {
		this.returnPath = returnPath;
		this.to = to;
		this.parts = parts;
		this.messageId = messageId;
		this.transparent = transparent;
	}

	/** Who is told when it cannot be delivered (RFC 5321 §4.1.1.2). */
	public EmailAddress returnPath() {
		return returnPath;
	}

	/** The one recipient. */
	public EmailAddress to() {
		return to;
	}

	/** Without angle brackets. */
	public String messageId() {
		return messageId;
	}

	/** The whole message, in an array of its own. */
	public byte[] content() {
		byte[] content = new byte[length()];
		ByteBuffer all = ByteBuffer.wrap(content);
		parts.forEach((part) -> all.put(part.duplicate()));
		return content;
	}

	/** In octets. */
	public int length() {
		int length = 0;
		for (ByteBuffer part : parts) {
			length += part.remaining();
		}
		return length;
	}

	/** The whole message in its parts, each to be read once. */
	public ByteBuffer[] parts() {
		ByteBuffer[] fresh = new ByteBuffer[parts.size()];
		for (int i = 0; i < fresh.length; i++) {
			fresh[i] = parts.get(i).duplicate();
		}
		return fresh;
	}

	/**
	 * Whether it is known that every line ends in CRLF and none begins with a dot, so
	 * that it can travel as it is (RFC 5321 §4.5.2).
	 */
	public boolean isTransparent() {
		return transparent;
	}

}
