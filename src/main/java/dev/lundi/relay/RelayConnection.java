package dev.lundi.relay;

import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lundi.mail.ComposedEmail;
import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open connection to the relay. For one thread at a time. */
public final class RelayConnection implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(RelayConnection.class);

	private static final Pattern QUEUE_ID = Pattern
		.compile("(?i)\\b(?:queued as|id[= ]|queue[dD]?)\\s*([\\w.-]{5,64})");

	private final SmtpDialogue dialogue;

	private boolean usable = true;

	RelayConnection(SmtpDialogue dialogue) {
		this.dialogue = dialogue;
	}

	/** Whether another mail can be sent over this connection. */
	public boolean isUsable() {
		return usable;
	}

	/** Stub. */
	public boolean isReadyFor(ComposedEmail email) {
		return usable;
	}

	/**
	 * Hands over one mail, and never throws for it.
	 * @param next the mail that will most likely be handed over after this one: a relay
	 * that offers PIPELINING may be told its envelope along with this one's final dot
	 * @param mayEnd asked once, right before the final dot; when it says no the
	 * connection is dropped without a dot and the mail is deferred
	 */
	public SendResult send(ComposedEmail email, @Nullable ComposedEmail next, BooleanSupplier mayEnd) {
		if (email.to().needsSmtpUtf8() && !dialogue.supportsExtension("SMTPUTF8")) {
			return new SendResult.Rejected(Rejection.ADDRESS,
					Reply.none("This address needs SMTPUTF8, which our relay does not offer"));
		}
		try {
			SendResult refused = envelope(email);
			return (refused != null) ? refused : content(email, mayEnd);
		}
		catch (SmtpDialogue.ConnectionLost ex) {
			drop();
			return new SendResult.Deferred(ex.asReply("before the final dot"));
		}
	}

	private @Nullable SendResult envelope(ComposedEmail email) throws SmtpDialogue.ConnectionLost {
		Reply sender = dialogue.say("MAIL FROM:<" + email.returnPath().value() + ">" + parameters(email));
		if (!sender.isPositive()) {
			return ended(ReplyRules.onSender(sender));
		}
		Reply recipient = dialogue.say("RCPT TO:<" + email.to().value() + ">");
		return recipient.isPositive() ? null : ended(ReplyRules.onRecipient(recipient));
	}

	private String parameters(ComposedEmail email) {
		String size = dialogue.supportsExtension("SIZE") ? " SIZE=" + email.content().length : "";
		return email.to().needsSmtpUtf8() ? size + " SMTPUTF8" : size;
	}

	private SendResult content(ComposedEmail email, BooleanSupplier mayEnd) throws SmtpDialogue.ConnectionLost {
		Reply refused = dialogue.content(email.content());
		if (refused != null) {
			return ended(ReplyRules.onContent(refused));
		}
		if (!mayEnd.getAsBoolean()) {
			drop();
			return new SendResult.Deferred(
					Reply.none("Too late for the final dot: the connection was dropped before it"));
		}
		return dot();
	}

	private SendResult dot() {
		try {
			Reply reply = dialogue.dot();
			return reply.isPositive() ? new SendResult.Accepted(reply, queueId(reply))
					: ended(ReplyRules.onContent(reply));
		}
		catch (SmtpDialogue.ConnectionLost ex) {
			drop();
			return new SendResult.InDoubt(ex.asReply("after the final dot"));
		}
	}

	private static String queueId(Reply reply) {
		Matcher id = QUEUE_ID.matcher(reply.text());
		return id.find() ? id.group(1) : "";
	}

	/** Clears the way for the next mail after a refusal. */
	private SendResult ended(SendResult result) {
		try {
			usable = result.reply().code() != 421 && dialogue.say("RSET").isPositive();
		}
		catch (SmtpDialogue.ConnectionLost ex) {
			log.debug("The relay closed the connection after a refusal", ex);
			drop();
		}
		return result;
	}

	private void drop() {
		usable = false;
		close();
	}

	@Override
	public void close() {
		try {
			dialogue.close();
		}
		catch (MessagingException ex) {
			log.debug("The connection to the relay did not close cleanly", ex);
		}
	}

}
