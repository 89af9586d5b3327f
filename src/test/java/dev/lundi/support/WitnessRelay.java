package dev.lundi.support;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import dev.lundi.proof.FaultyRelay;
import dev.lundi.proof.Manner;
import dev.lundi.proof.Moment;
import dev.lundi.proof.Script;
import dev.lundi.proof.Visit;
import org.jspecify.annotations.Nullable;

/**
 * A relay that keeps whole mails and misbehaves towards chosen recipients in the usual
 * ways. For others there is its {@link #server()}.
 */
public final class WitnessRelay implements AutoCloseable {

	private static final Manner MANNER = Manner.PLAIN.keepingContent();

	/** What the server does to a recipient's mail. */
	public enum Fault {

		/** Refuses the sender. */
		REFUSE_SENDER(Moment.MAIL, "550 5.7.1 sender refused"),

		/** Answers RCPT with 550 5.1.1. */
		UNKNOWN_MAILBOX(Moment.RCPT, "550 5.1.1 no such mailbox"),

		/** Answers RCPT with 550 5.1.1 and markup. */
		ANSWER_IN_MARKUP(Moment.RCPT, "550 5.1.1 </bdi></td><script>alert(1)</script><img src=x onerror=alert(1)>"),

		/** Answers RCPT with 451 4.7.1. */
		GREYLIST(Moment.RCPT, "451 4.7.1 try again later"),

		/** Answers the final dot with 554 5.6.0. */
		REFUSE_CONTENT(Moment.DOT, "554 5.6.0 we do not like it"),

		/** Closes the connection instead of answering DATA. */
		CLOSE_AT_DATA(Moment.DATA, null),

		/** Takes the mail, and closes the connection instead of saying so. */
		CLOSE_AFTER_DOT(Moment.TAKEN, null);

		private final Moment moment;

		private final @Nullable String answer;

		Fault(Moment moment, @Nullable String answer) {
			this.moment = moment;
			this.answer = answer;
		}

		private dev.lundi.proof.Fault suffered() {
			return (answer != null) ? dev.lundi.proof.Fault.answer(answer) : dev.lundi.proof.Fault.close();
		}

	}

	private final FaultyRelay server = new FaultyRelay(MANNER);

	private final Map<String, Fault> faults = new ConcurrentHashMap<>();

	public WitnessRelay() {
		server.follow(this::faultOf);
	}

	/** The server behind it; what it is told holds until {@link #forget()}. */
	public FaultyRelay server() {
		return server;
	}

	public int port() {
		return server.port();
	}

	/** Misbehaves towards this recipient until told otherwise. */
	public void fault(String recipient, Fault fault) {
		faults.put(recipient, fault);
	}

	private dev.lundi.proof.@Nullable Fault faultOf(Moment moment, Visit visit) {
		if (moment == Moment.MAIL) {
			return faults.containsValue(Fault.REFUSE_SENDER) ? Fault.REFUSE_SENDER.suffered() : null;
		}
		Fault fault = faults.get(visit.recipient());
		return (fault != null && fault.moment == moment) ? fault.suffered() : null;
	}

	/** Takes addresses beyond ASCII from now on (RFC 6531). */
	public void offerSmtpUtf8() {
		server.adopt(MANNER.offering(Manner.Extension.SMTPUTF8));
	}

	public void behave() {
		faults.clear();
	}

	/** Forgets what it received and what it was told to do. */
	public void forget() {
		behave();
		server.forget();
		server.adopt(MANNER);
		server.follow(this::faultOf);
	}

	/**
	 * Does something once, when it has received that many mails and before it says so.
	 */
	public void after(int mails, Runnable action) {
		int more = Math.max(1, mails - server.witness().count());
		server.follow(Script.nth(Moment.TAKEN, more, new dev.lundi.proof.Fault.Deed(action, null)).or(this::faultOf));
	}

	public List<Received> received() {
		return server.witness()
			.mails()
			.stream()
			.map((mail) -> new Received(mail.sender(), mail.recipient(), Objects.requireNonNull(mail.content())))
			.toList();
	}

	/** How many copies each recipient got. */
	public Map<String, Long> copies() {
		return server.witness().copies();
	}

	/** Nobody gets in any more when this returns. */
	@Override
	public void close() {
		server.close();
	}

}
