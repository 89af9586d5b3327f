package dev.lundi.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Date;
import java.util.Map;
import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;

import org.springframework.stereotype.Component;

/**
 * Writes a mail as multipart/alternative, text first, quoted-printable (RFC 2045, 2046).
 */
@Component
public final class MimeComposer {

	private final Session session = Session.getInstance(new Properties());

	private final DkimSigner signer;

	/** Writes mails that this one signs. */
	public MimeComposer(DkimSigner signer) {
		this.signer = signer;
	}

	/**
	 * Writes a mail in its final form.
	 * @throws IllegalArgumentException when it cannot be written, with the reason
	 */
	public ComposedEmail compose(OutgoingEmail email) {
		try {
			ByteArrayOutputStream out = new ByteArrayOutputStream(48 * 1024);
			message(email).writeTo(out);
			return new ComposedEmail(email.route().returnPath(), email.route().to(), signer.sign(out.toByteArray()));
		}
		catch (MessagingException | IOException ex) {
			throw new IllegalArgumentException("The mail cannot be written: " + ex.getMessage(), ex);
		}
	}

	private MimeMessage message(OutgoingEmail email) throws MessagingException, IOException {
		MimeMessage message = new FixedIdMessage(session, email.messageId());
		OutgoingEmail.Route route = email.route();
		message.setFrom(new InternetAddress(route.from(), route.name(), "UTF-8"));
		message.setReplyTo(InternetAddress.parse(route.replyTo()));
		message.setHeader("To", route.to().value());
		message.setSubject(email.rendered().subject(), "UTF-8");
		message.setSentDate(Date.from(email.date()));
		for (Map.Entry<String, String> header : email.headers().entrySet()) {
			message.setHeader(header.getKey(), folded(header));
		}
		message.setContent(alternatives(email));
		message.saveChanges();
		return message;
	}

	private static String folded(Map.Entry<String, String> header) throws IOException {
		String oneLine = header.getValue().replaceAll("\\p{Cntrl}+", " ");
		return MimeUtility.fold(header.getKey().length() + 2, MimeUtility.encodeText(oneLine, "UTF-8", null));
	}

	private static MimeMultipart alternatives(OutgoingEmail email) throws MessagingException {
		MimeMultipart parts = new MimeMultipart("alternative");
		parts.addBodyPart(part(email.rendered().text(), "plain"));
		parts.addBodyPart(part(email.rendered().html(), "html"));
		return parts;
	}

	private static MimeBodyPart part(String text, String subtype) throws MessagingException {
		MimeBodyPart part = new MimeBodyPart();
		part.setText(text, "UTF-8", subtype);
		part.setHeader("Content-Transfer-Encoding", "quoted-printable");
		return part;
	}

	/** Keeps its Message-ID where MimeMessage would make a new one on every save. */
	private static final class FixedIdMessage extends MimeMessage {

		private final String messageId;

		FixedIdMessage(Session session, String messageId) {
			super(session);
			this.messageId = messageId;
		}

		@Override
		protected void updateMessageID() throws MessagingException {
			setHeader("Message-ID", "<" + messageId + ">");
		}

	}

}
