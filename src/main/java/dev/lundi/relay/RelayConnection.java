package dev.lundi.relay;

import java.io.IOException;
import java.util.function.BooleanSupplier;

import dev.lundi.mail.ComposedEmail;
import dev.lundi.mail.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * An open connection to the relay. For one thread at a time.
 *
 * <p>
 * Where the relay offers PIPELINING (RFC 2920), a mail costs one round trip: its envelope
 * travels with the final dot of the mail before it. Otherwise every command waits for its
 * answer.
 */
public final class RelayConnection implements AutoCloseable {

	private static final String RESET = "RSET\r\n";

	private static final String DATA = "DATA\r\n";

	private static final String DOT = ".\r\n";

	private final SmtpDialogue dialogue;

	private final SmtpOffers offers;

	/** Its envelope has been said: nothing but its content or the end can follow. */
	private @Nullable ComposedEmail announced;

	/** Whether a mail has been answered on this connection. */
	private boolean reused;

	/** Whether the relay still keeps the sender of a refused mail. */
	private boolean resetOwed;

	RelayConnection(SmtpDialogue dialogue, SmtpOffers offers) {
		this.dialogue = dialogue;
		this.offers = offers;
	}

	/** Whether addresses beyond ASCII can be sent to (RFC 6531). */
	boolean takesUtf8Addresses() {
		return offers.smtpUtf8();
	}

	/** Whether another mail can be sent over this connection. */
	public boolean isUsable() {
		return dialogue.isOpen();
	}

	/**
	 * Whether this very mail can be sent over this connection: no other one can once the
	 * relay has been told its envelope.
	 */
	public boolean isReadyFor(ComposedEmail email) {
		return dialogue.isOpen() && (announced == null || announced.equals(email));
	}

	/**
	 * Hands over one mail, and never throws for it. What the relay answers is told
	 * without the recipient's address.
	 * @param next the mail that is handed over right after this one, if that is known: a
	 * relay that offers PIPELINING is told its envelope along with this one's final dot
	 * @param mayEnd asked once, right before the final dot; when it says no the
	 * connection is dropped without a dot and the mail is deferred
	 */
	public SendResult send(ComposedEmail email, @Nullable ComposedEmail next, BooleanSupplier mayEnd) {
		return handOver(email, next, mayEnd).masking(email.to());
	}

	private SendResult handOver(ComposedEmail email, @Nullable ComposedEmail next, BooleanSupplier mayEnd) {
		if (!isReadyFor(email)) {
			dialogue.drop();
			return new SendResult.NotTried(Reply.none("The connection was not ready for this mail"));
		}
		SendResult refused = (announced == null) ? EnvelopeCommands.refusal(email, offers) : null;
		if (refused == null) {
			refused = envelope(email);
			reused |= refused != null;
		}
		return (refused != null) ? refused : content(email, next, mayEnd);
	}

	private @Nullable SendResult envelope(ComposedEmail email) {
		try {
			return offers.pipelining() ? grouped(email) : oneByOne(email);
		}
		catch (IOException ex) {
			dialogue.drop();
			Reply reply = lost("before the final dot", ex);
			return (reused && !dialogue.hasAgreed()) ? new SendResult.NotTried(reply) : new SendResult.Deferred(reply);
		}
	}

	/** Says all of it at once, unless that was done along with the mail before. */
	private @Nullable SendResult grouped(ComposedEmail email) throws IOException {
		dialogue.begin();
		if (announced == null) {
			dialogue.write((resetOwed ? RESET : "") + EnvelopeCommands.group(email, offers));
			awaitReset();
		}
		announced = null;
		Reply sender = dialogue.refusal(2);
		if (sender != null) {
			return afterRefusal(senderRefused(sender), false);
		}
		Reply recipient = dialogue.refusal(2);
		if (recipient != null) {
			return afterRefusal(ReplyRules.onRecipient(heard(recipient)), true);
		}
		Reply data = dialogue.refusal(3);
		resetOwed = data != null;
		return (data != null) ? ReplyRules.onContent(heard(data)) : null;
	}

	/**
	 * Reads the other answers to a group. A relay that expects a content although it
	 * refused the mail gets a lone dot (RFC 2920 §3.1).
	 */
	private SendResult afterRefusal(SendResult refused, boolean senderTaken) {
		try {
			if (dialogue.isOpen() && !senderTaken && dialogue.refusal(2) == null) {
				// A mail from nobody to somebody: a lone dot would send it.
				dialogue.drop();
			}
			boolean contentExpected = dialogue.isOpen() && dialogue.refusal(3) == null;
			if (contentExpected) {
				dialogue.write(DOT);
				dialogue.ofDot();
			}
			resetOwed = senderTaken && !contentExpected;
		}
		catch (IOException ex) {
			dialogue.drop();
		}
		return refused;
	}

	private @Nullable SendResult oneByOne(ComposedEmail email) throws IOException {
		dialogue.begin();
		if (resetOwed) {
			dialogue.write(RESET);
			awaitReset();
		}
		Reply sender = dialogue.say(EnvelopeCommands.mail(email, offers), 2);
		if (sender != null) {
			return senderRefused(sender);
		}
		resetOwed = true;
		Reply recipient = dialogue.say(EnvelopeCommands.recipient(email), 2);
		if (recipient != null) {
			return ReplyRules.onRecipient(heard(recipient));
		}
		Reply data = dialogue.say(DATA, 3);
		resetOwed = data != null;
		return (data != null) ? ReplyRules.onContent(heard(data)) : null;
	}

	private void awaitReset() throws IOException {
		if (resetOwed && dialogue.refusal(2) != null) {
			throw new IOException("the relay refuses RSET");
		}
		resetOwed = false;
		dialogue.begin();
	}

	private SendResult senderRefused(Reply reply) {
		return (reused && !dialogue.isOpen()) ? new SendResult.NotTried(reply) : ReplyRules.onSender(heard(reply));
	}

	private SendResult content(ComposedEmail email, @Nullable ComposedEmail next, BooleanSupplier mayEnd) {
		try {
			dialogue.write(email.parts());
		}
		catch (IOException ex) {
			Reply reply = dialogue.lastWords();
			dialogue.drop();
			return (reply != null) ? ReplyRules.onContent(reply)
					: new SendResult.Deferred(lost("before the final dot", ex));
		}
		boolean inTime = false;
		try {
			inTime = mayEnd.getAsBoolean();
		}
		finally {
			if (!inTime) {
				dialogue.drop();
			}
		}
		return inTime ? dot(next) : new SendResult.Deferred(
				Reply.none("Too late for the final dot: the connection was dropped before it"));
	}

	private SendResult dot(@Nullable ComposedEmail next) {
		announced = (next != null && offers.pipelining() && EnvelopeCommands.refusal(next, offers) == null) ? next
				: null;
		try {
			dialogue.write((announced != null) ? DOT + EnvelopeCommands.group(announced, offers) : DOT);
			Reply reply = dialogue.ofDot();
			reused = true;
			return reply.isPositive() ? new SendResult.Accepted(reply, reply.queueId())
					: ReplyRules.onContent(heard(reply));
		}
		catch (IOException ex) {
			dialogue.drop();
			return new SendResult.InDoubt(lost("after the final dot", ex));
		}
	}

	/** A relay that has lost its place in the dialogue is told nothing more. */
	private Reply heard(Reply refusal) {
		if (refusal.isDisorder()) {
			dialogue.drop();
		}
		return refusal;
	}

	private static Reply lost(String when, IOException failure) {
		return Reply.none("Connection lost %s: %s".formatted(when, failure.getMessage()));
	}

	/** What the relay says to a sender; no mail follows. */
	Reply replyTo(EmailAddress sender) throws IOException {
		return dialogue.replyTo("MAIL FROM:<" + sender.value() + ">\r\n");
	}

	/** Takes back what was said of a mail. */
	Reply reset() throws IOException {
		return dialogue.replyTo(RESET);
	}

	/** A relay that waits for a content would take a farewell for its beginning. */
	@Override
	public void close() {
		if (dialogue.isOpen() && announced == null) {
			dialogue.quit();
		}
		else {
			dialogue.drop();
		}
	}

}
