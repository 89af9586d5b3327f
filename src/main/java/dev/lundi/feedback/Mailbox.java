package dev.lundi.feedback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/**
 * The mailbox over an open connection. People read it too: nothing is fetched but header
 * fields, and so that the mail stays unread.
 */
final class Mailbox implements AutoCloseable {

	private static final Duration CONNECT = Duration.ofSeconds(10);

	private static final Duration ANSWER = Duration.ofSeconds(30);

	/** However long the fields are that somebody wrote. */
	private static final int MOST_OCTETS = 16_384;

	private final Store store;

	private final IMAPFolder folder;

	private Mailbox(Store store, IMAPFolder folder) {
		this.store = store;
		this.folder = folder;
	}

	static Mailbox open(MailboxSettings settings) throws MessagingException {
		Store store = Session.getInstance(settings.forAngus(CONNECT, ANSWER)).getStore("imap");
		try {
			store.connect(settings.host(), settings.port(), settings.login().username(), settings.login().password());
			IMAPFolder folder = (IMAPFolder) store.getFolder(settings.folder());
			folder.open(Folder.READ_WRITE);
			return new Mailbox(store, folder);
		}
		catch (MessagingException ex) {
			leave(store);
			throw ex;
		}
	}

	/** Changes when the server counts its mails anew (RFC 9051 §2.3.1.1). */
	long validity() throws MessagingException {
		return folder.getUIDValidity();
	}

	/** The unique identifiers of all that nobody has read, in no order. */
	List<Long> unread() throws MessagingException {
		List<Long> all = new ArrayList<>();
		folder.doCommand((protocol) -> {
			for (Response response : answers(protocol, "UID SEARCH UNSEEN UNDELETED")) {
				if (response instanceof IMAPResponse found && found.keyEquals("SEARCH")) {
					for (long uid = found.readLong(); uid != -1; uid = found.readLong()) {
						all.add(uid);
					}
				}
			}
			return null;
		});
		return all;
	}

	/** The head of a mail; empty when the server has none, or does not give it. */
	Optional<MailHead> head(long uid) throws MessagingException {
		List<MailHead> heads = new ArrayList<>();
		folder.doCommand((protocol) -> {
			String fetch = "UID FETCH %d (BODY.PEEK[HEADER.FIELDS (%s)]<0.%d>)".formatted(uid, MailHead.FIELDS,
					MOST_OCTETS);
			try {
				for (Response response : answers(protocol, fetch)) {
					BODY body = (response instanceof FetchResponse fetched) ? fetched.getItem(BODY.class) : null;
					if (body != null && body.getByteArray() != null) {
						heads.add(MailHead.read(body.getByteArrayInputStream().readAllBytes()));
					}
				}
			}
			catch (CommandFailedException ex) {
				// The server itself cannot read this mail.
			}
			return null;
		});
		return heads.stream().findFirst();
	}

	/** Marks a mail as read, unless the server refuses that. */
	boolean markSeen(long uid, boolean deleted) throws MessagingException {
		String flags = deleted ? "\\Seen \\Deleted" : "\\Seen";
		return folder.doCommand((protocol) -> {
			try {
				return answers(protocol, "UID STORE %d +FLAGS.SILENT (%s)".formatted(uid, flags));
			}
			catch (CommandFailedException ex) {
				return null;
			}
		}) != null;
	}

	private static Response[] answers(IMAPProtocol protocol, String command) throws ProtocolException {
		Response[] answers = protocol.command(command, null);
		protocol.handleResult(answers[answers.length - 1]);
		return answers;
	}

	/** What is marked as deleted stays: it is not only ours. */
	@Override
	public void close() {
		try {
			folder.close(false);
		}
		catch (MessagingException | IllegalStateException ex) {
			// The server will notice.
		}
		leave(store);
	}

	private static void leave(Store store) {
		try {
			store.close();
		}
		catch (MessagingException ex) {
			// The server will notice.
		}
	}

}
