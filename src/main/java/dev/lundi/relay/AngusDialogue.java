package dev.lundi.relay;

import java.io.IOException;
import java.util.Locale;
import java.util.function.BiConsumer;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * What is said before the first mail: greeting, EHLO, STARTTLS, AUTH. Angus says it over
 * a wire of ours, and each answer is told as it comes.
 */
final class AngusDialogue extends SMTPTransport {

	/** Puts TLS under the dialogue. */
	interface Securing {

		void secure() throws IOException;

	}

	private final Securing securing;

	private final BiConsumer<RelayStep, Reply> progress;

	private RelayStep step = RelayStep.GREETING;

	private final boolean wantsTls;

	private boolean secured;

	private Reply last = Reply.none("no answer");

	AngusDialogue(Session session, boolean wantsTls, Securing securing, BiConsumer<RelayStep, Reply> progress) {
		super(session, new URLName("smtp", null, -1, null, null, null), "smtp", false);
		this.wantsTls = wantsTls;
		this.securing = securing;
		this.progress = progress;
	}

	/** How far the dialogue has come. */
	RelayStep step() {
		return step;
	}

	/** Whether TLS was to come, and has not. */
	boolean missesTls() {
		return wantsTls && !secured;
	}

	/** What the relay said last. */
	Reply lastReply() {
		return last;
	}

	@Override
	protected void sendCommand(String command) throws MessagingException {
		String verb = command.split(" ", 2)[0].toUpperCase(Locale.ROOT);
		step = switch (verb) {
			case "EHLO", "HELO" -> RelayStep.EHLO;
			case "STARTTLS" -> RelayStep.TLS;
			case "AUTH" -> RelayStep.AUTH;
			default -> step;
		};
		last = Reply.none("no answer");
		super.sendCommand(command);
	}

	@Override
	protected int readServerResponse() throws MessagingException {
		int code = super.readServerResponse();
		last = Reply.parse(Math.max(code, 0), getLastServerResponse());
		if (code >= 200 && code < 300 && step != RelayStep.TLS) {
			progress.accept(step, last);
		}
		return code;
	}

	/**
	 * Also called by Angus itself when the relay answers AUTH with 530.
	 */
	@Override
	protected void startTLS() throws MessagingException {
		if (!wantsTls || secured) {
			throw new MessagingException("the relay wants TLS first");
		}
		issueCommand("STARTTLS", 220);
		try {
			securing.secure();
			secured = true;
		}
		catch (IOException ex) {
			throw new MessagingException("TLS failed", ex);
		}
	}

	/**
	 * Angus would go on with what was offered in the clear when the relay refuses EHLO
	 * under TLS (RFC 3207 §4.2).
	 */
	@Override
	protected boolean ehlo(String domain) throws MessagingException {
		boolean answered = super.ehlo(domain);
		if (!answered && secured) {
			throw new MessagingException("the relay refuses EHLO under TLS");
		}
		return answered;
	}

}
