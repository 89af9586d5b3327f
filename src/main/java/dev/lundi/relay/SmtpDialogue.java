package dev.lundi.relay;

import java.io.IOException;
import java.io.OutputStream;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * One verb at a time over a connection that Angus opens, secures and authenticates.
 * Angus' own sendMessage does not tell on which side of the final dot a connection was
 * lost.
 */
final class SmtpDialogue extends SMTPTransport {

	SmtpDialogue(Session session, String protocol) {
		super(session, new URLName(protocol, null, -1, null, null, null), protocol, "smtps".equals(protocol));
	}

	/**
	 * Says one line and reads the answer.
	 * @throws ConnectionLost when none came
	 */
	synchronized Reply say(String line) throws ConnectionLost {
		try {
			return answered(simpleCommand(line));
		}
		catch (MessagingException ex) {
			throw new ConnectionLost(ex);
		}
	}

	/**
	 * Writes the content, dot-stuffed, without the final dot.
	 * @return the answer to DATA when it was not 354, else null
	 */
	synchronized @Nullable Reply content(byte[] content) throws ConnectionLost {
		try {
			OutputStream data = data();
			data.write(content);
			data.flush();
			return null;
		}
		catch (SMTPSendFailedException ex) {
			return answered(ex.getReturnCode());
		}
		catch (MessagingException | IOException ex) {
			throw new ConnectionLost(ex);
		}
	}

	/**
	 * Writes the final dot and reads the answer.
	 * @throws ConnectionLost when none came: nobody knows whether the mail was taken
	 */
	synchronized Reply dot() throws ConnectionLost {
		try {
			finishData();
			return answered(getLastReturnCode());
		}
		catch (SMTPSendFailedException ex) {
			return answered(ex.getReturnCode());
		}
		catch (MessagingException | IOException ex) {
			throw new ConnectionLost(ex);
		}
	}

	private Reply answered(int code) throws ConnectionLost {
		if (code < 200 || code > 599) {
			throw new ConnectionLost(new IOException("the relay closed the connection or answered out of protocol"));
		}
		return Reply.parse(code, getLastServerResponse());
	}

	/** The connection ended, or no answer came in time. */
	static final class ConnectionLost extends Exception {

		ConnectionLost(Throwable cause) {
			super(cause);
		}

		Reply asReply(String when) {
			Throwable root = this;
			while (root.getCause() != null) {
				root = root.getCause();
			}
			return Reply.none("Connection lost %s: %s".formatted(when, root.getMessage()));
		}

	}

}
