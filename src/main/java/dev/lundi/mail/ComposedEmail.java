package dev.lundi.mail;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A mail in its final form: the whole message (RFC 5322), every line ended by CRLF and
 * none beginning with a dot, so that it can travel as it is (RFC 5321 §4.5.2). It is kept
 * in parts, of which those that all readers share exist once. Two mails are equal only if
 * they are the same one.
 */
public final class ComposedEmail {

	private final EmailAddress returnPath;

	private final EmailAddress to;

	private final String messageId;

	private final List<ByteBuffer> parts;

	/**
	 * Takes a message that somebody else wrote.
	 * @param messageId without angle brackets
	 * @throws IllegalArgumentException when it could not travel as it is
	 */
	public ComposedEmail(EmailAddress returnPath, EmailAddress to, byte[] content, String messageId) {
		this(returnPath, to, List.of(ByteBuffer.wrap(content)), messageId);
		if (!isTransparent(content)) {
			throw new IllegalArgumentException("A line begins with a dot, or does not end in CRLF");
		}
	}

	/** Takes a message that was written line by line. */
	ComposedEmail(Envelope envelope, List<ByteBuffer> parts) {
		this(envelope.returnPath(), envelope.to(), parts, envelope.messageId());
	}

	private ComposedEmail(EmailAddress returnPath, EmailAddress to, List<ByteBuffer> parts, String messageId) {
		this.returnPath = returnPath;
		this.to = to;
		this.parts = parts;
		this.messageId = messageId;
	}

	private static boolean isTransparent(byte[] content) {
		int previous = '\n';
		for (int i = 0; i < content.length; i++) {
			boolean begins = previous == '\n';
			boolean half = (previous == '\r') != (content[i] == '\n');
			if (half || (begins && content[i] == '.')) {
				return false;
			}
			previous = content[i];
		}
		return content.length > 0 && previous == '\n';
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

}
