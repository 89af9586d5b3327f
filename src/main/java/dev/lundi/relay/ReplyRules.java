package dev.lundi.relay;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What each negative reply means for the recipient (RFC 5321 §4.2.1, RFC 3463). One mail
 * has one recipient, so that a reply to the final dot can be about the recipient too.
 */
final class ReplyRules {

	/** Bad sender's mailbox or system: Postfix says so at RCPT. */
	private static final Set<String> ABOUT_SENDER = Set.of("5.1.7", "5.1.8");

	/** Too long for the mailbox, too big for the system. */
	private static final Set<String> ABOUT_SIZE = Set.of("5.2.3", "5.3.4");

	private ReplyRules() {
	}

	static SendResult onSender(Reply reply) {
		if (reply.isTransient() || reply.isDisorder()) {
			return new SendResult.Deferred(reply);
		}
		boolean aboutSize = reply.code() == 552 && reply.enhancedCode().isEmpty();
		return (aboutSize || isAboutContent(reply)) ? new SendResult.Rejected(Rejection.CONTENT, reply)
				: new SendResult.SenderRefused(reply);
	}

	static SendResult onRecipient(Reply reply) {
		return refused(reply, switch (reply.code()) {
			case 552 -> Rejection.MAILBOX;
			// Not about the address: the dialogue itself, or the whole transaction.
			case 500, 502, 504, 530, 554, 555 -> Rejection.POLICY;
			default -> Rejection.ADDRESS;
		});
	}

	static SendResult onContent(Reply reply) {
		return refused(reply, Rejection.CONTENT);
	}

	private static SendResult refused(Reply reply, Rejection unsaid) {
		if (reply.isTransient() || reply.isDisorder()) {
			return new SendResult.Deferred(reply);
		}
		if (ABOUT_SENDER.contains(reply.enhancedCode())) {
			return new SendResult.SenderRefused(reply);
		}
		Rejection said = bySubject(reply);
		return new SendResult.Rejected((said != null) ? said : unsaid, reply);
	}

	private static @Nullable Rejection bySubject(Reply reply) {
		if (isAboutContent(reply)) {
			return Rejection.CONTENT;
		}
		if (reply.enhancedCode().length() < 5) {
			return null;
		}
		return switch (reply.enhancedCode().substring(0, 4)) {
			case "5.1." -> Rejection.ADDRESS;
			case "5.2." -> Rejection.MAILBOX;
			case "5.7." -> Rejection.POLICY;
			default -> null;
		};
	}

	private static boolean isAboutContent(Reply reply) {
		return ABOUT_SIZE.contains(reply.enhancedCode()) || reply.enhancedCode().startsWith("5.6.");
	}

}
