package dev.lundi.inbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;

/**
 * The readable parts of a mail. Of a mail that breaks the rules, as many as could be
 * read. Methods that templates call are public.
 */
class InboxContent {

	/** Deeper nesting is no mail anybody wrote, and would exhaust the stack. */
	private static final int DEEPEST = 20;

	private static final Session SESSION = session();

	private final List<InboxHeader> headers = new ArrayList<>();

	private String html = "";

	private String text = "";

	private InboxContent() {
	}

	static InboxContent of(byte[] raw) {
		InboxContent content = new InboxContent();
		try {
			content.readWhole(new MimeMessage(SESSION, new ByteArrayInputStream(raw)));
		}
		// The parser answers hostile input with runtime exceptions as well.
		catch (MessagingException | IOException | RuntimeException ex) {
			return content;
		}
		return content;
	}

	/** Headers may hold UTF-8 as it is (RFC 6532). */
	private static Session session() {
		Properties properties = new Properties();
		properties.setProperty("mail.mime.allowutf8", "true");
		return Session.getInstance(properties);
	}

	private void readWhole(MimeMessage mail) throws MessagingException, IOException {
		for (Header header : Collections.list(mail.getAllHeaders())) {
			headers.add(new InboxHeader(header.getName(), InboxHeaders.decoded(header.getValue())));
		}
		read(mail, 0);
	}

	private void read(Part part, int depth) throws MessagingException, IOException {
		if (depth > DEEPEST || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
			return;
		}
		if (part.isMimeType("multipart/*")) {
			readAll(new MimeMultipart(part.getDataHandler().getDataSource()), depth + 1);
		}
		else if (html.isEmpty() && part.isMimeType("text/html")) {
			html = decoded(part);
		}
		else if (text.isEmpty() && part.isMimeType("text/plain")) {
			text = decoded(part);
		}
	}

	private void readAll(Multipart parts, int depth) throws MessagingException, IOException {
		for (int index = 0; index < parts.getCount(); index++) {
			read(parts.getBodyPart(index), depth);
		}
	}

	private static String decoded(Part part) throws MessagingException, IOException {
		return new String(part.getInputStream().readAllBytes(), charset(part.getContentType()));
	}

	private static Charset charset(String contentType) {
		try {
			String name = new ContentType(contentType).getParameter("charset");
			return (name != null) ? Charset.forName(MimeUtility.javaCharset(name)) : StandardCharsets.UTF_8;
		}
		catch (MessagingException | IllegalArgumentException ex) {
			return StandardCharsets.UTF_8;
		}
	}

	public List<InboxHeader> headers() {
		return List.copyOf(headers);
	}

	public String html() {
		return html;
	}

	public String text() {
		return text;
	}

	/** One header line, decoded. */
	record InboxHeader(String name, String value) {
	}

}
