package dev.lundi.relay;

import java.util.Set;

import dev.lundi.mail.EmailAddress;

/** What became of handing one mail to the relay. */
public sealed interface SendResult {

	/** What the relay answered, or why it did not. */
	Reply reply();

	/**
	 * The same without the recipient's address, which relays like to repeat: an answer is
	 * kept longer than a person who has it erased.
	 */
	default SendResult masking(EmailAddress recipient) {
		Reply masked = reply().masking(recipient);
		return switch (this) {
			case Accepted accepted -> new Accepted(masked, accepted.queueId());
			case Deferred _ -> new Deferred(masked);
			case NotTried _ -> new NotTried(masked);
			case Rejected rejected -> new Rejected(rejected.rejection(), masked);
			case SenderRefused _ -> new SenderRefused(masked);
			case InDoubt _ -> new InDoubt(masked);
		};
	}

	/**
	 * The relay answered 250 to the final dot.
	 *
	 * @param queueId what the relay calls the mail; empty when it did not say
	 */
	record Accepted(Reply reply, String queueId) implements SendResult {
	}

	/** Not accepted, and worth another try later. */
	record Deferred(Reply reply) implements SendResult {

		/**
		 * Whether this says something of the relay rather than of the recipient: 421,
		 * 503, and what RFC 3463 files under the mail system and the network (§3.4,
		 * §3.5).
		 */
		public boolean isOfTheRelay() {
			return reply.code() == 421 || reply.isDisorder() || reply.enhancedCode().startsWith("4.3.")
					|| reply.enhancedCode().startsWith("4.4.");
		}

		/** Whether the relay asks us to send less: 421, or 4.7.x (RFC 3463 §3.8). */
		public boolean slowDown() {
			return reply.code() == 421 || reply.enhancedCode().startsWith("4.7.");
		}

	}

	/**
	 * The connection had ended before the relay said anything of this mail, as relays do
	 * to connections that were idle or served enough: no attempt of the recipient's.
	 */
	record NotTried(Reply reply) implements SendResult {
	}

	/** Refused for good. */
	record Rejected(Rejection rejection, Reply reply) implements SendResult {

		/**
		 * The enhanced codes of a mailbox that does not exist (RFC 3463 §3.2) and of a
		 * domain that takes no mail at all (RFC 7505).
		 */
		public static final Set<String> UNKNOWN_MAILBOX = Set.of("5.1.1", "5.1.10");

		/** Whether there is no such mailbox, or no mail at all in its domain. */
		public boolean unknownMailbox() {
			return UNKNOWN_MAILBOX.contains(reply.enhancedCode());
		}

	}

	/** The relay refuses our sender: our fault, not the recipient's. */
	record SenderRefused(Reply reply) implements SendResult {
	}

	/** The final dot left and no answer came: accepted or not, nobody knows. */
	record InDoubt(Reply reply) implements SendResult {
	}

	/**
	 * The mail could not be made.
	 * @param reason for an operator
	 */
	static SendResult unrenderable(String reason) {
		return new Rejected(Rejection.RENDERING, Reply.none(reason));
	}

}
