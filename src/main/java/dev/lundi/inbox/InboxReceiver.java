package dev.lundi.inbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

import org.springframework.dao.DataAccessException;

/**
 * Receives one mail and answers 250 only after it is stored: what the inbox accepted it
 * keeps.
 */
class InboxReceiver implements MessageHandler {

	private static final Logger log = LoggerFactory.getLogger(InboxReceiver.class);

	private final InboxMails mails;

	private final MessageContext session;

	private final List<String> recipients = new ArrayList<>();

	private String from = "";

	InboxReceiver(InboxMails mails, MessageContext session) {
		this.mails = mails;
		this.session = session;
	}

	@Override
	public void from(String address) {
		from = address;
	}

	@Override
	public void recipient(String address) {
		recipients.add(address);
	}

	@Override
	public String data(InputStream data) throws RejectException, IOException {
		byte[] raw = readWhole(data);
		if (raw.length > EmbeddedInbox.LARGEST_MAIL) {
			throw refusal(552,
					"5.3.4 The inbox takes mails of %,d bytes at most".formatted(EmbeddedInbox.LARGEST_MAIL));
		}
		try {
			return "2.0.0 Ok: kept as " + mails.keep(from, List.copyOf(recipients), raw);
		}
		catch (DataAccessException ex) {
			log.warn("The embedded inbox could not keep a mail and asks the sender to come again", ex);
			throw refusal(451, "4.3.0 The inbox cannot keep mails at the moment");
		}
	}

	/**
	 * Reads byte by byte: the bulk read of the library's stream swallows a broken
	 * connection, and half a mail would be taken for a whole one. A mail that is too
	 * large is read to its end, so that its lines are not taken for commands.
	 */
	private static byte[] readWhole(InputStream data) throws IOException {
		ByteArrayOutputStream raw = new ByteArrayOutputStream();
		for (int octet = data.read(); octet != -1; octet = data.read()) {
			if (raw.size() <= EmbeddedInbox.LARGEST_MAIL) {
				raw.write(octet);
			}
		}
		return raw.toByteArray();
	}

	/**
	 * RFC 5321 4.1.1.4: the transaction ends with the refusal; the library would go on
	 * with it.
	 */
	private RejectException refusal(int code, String reason) {
		if (session instanceof Session open) {
			open.resetMailTransaction();
		}
		return new RejectException(code, reason);
	}

	@Override
	public void done() {
		recipients.clear();
	}

}
