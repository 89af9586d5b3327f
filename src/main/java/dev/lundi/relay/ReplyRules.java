package dev.lundi.relay;

/** What each negative reply means for the recipient (RFC 5321 §4.2.1, RFC 3463). */
final class ReplyRules {

	private ReplyRules() {
	}

	static SendResult onSender(Reply reply) {
		return reply.isTransient() ? new SendResult.Deferred(reply) : new SendResult.SenderRefused(reply);
	}

	static SendResult onRecipient(Reply reply) {
		return reply.isTransient() ? new SendResult.Deferred(reply)
				: new SendResult.Rejected(recipientRejection(reply), reply);
	}

	static SendResult onContent(Reply reply) {
		return reply.isTransient() ? new SendResult.Deferred(reply)
				: new SendResult.Rejected(isPolicy(reply) ? Rejection.POLICY : Rejection.CONTENT, reply);
	}

	private static Rejection recipientRejection(Reply reply) {
		if (isPolicy(reply)) {
			return Rejection.POLICY;
		}
		if (reply.enhancedCode().startsWith("5.2.")) {
			return Rejection.MAILBOX;
		}
		if (reply.enhancedCode().startsWith("5.1.")) {
			return Rejection.ADDRESS;
		}
		return switch (reply.code()) {
			case 552 -> Rejection.MAILBOX;
			case 554 -> Rejection.POLICY;
			default -> Rejection.ADDRESS;
		};
	}

	private static boolean isPolicy(Reply reply) {
		return reply.enhancedCode().startsWith("5.7.");
	}

}
