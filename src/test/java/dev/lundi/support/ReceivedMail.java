package dev.lundi.support;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.jsoup.Jsoup;

/** A mail as its reader's program takes it apart. */
public record ReceivedMail(String recipient, String subject, String text, String html, String listUnsubscribe) {

	/** Takes apart a message (RFC 5322) with a text and an HTML part. */
	public static ReceivedMail parse(byte[] raw) {
		try {
			MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
			MimeMultipart parts = (MimeMultipart) message.getContent();
			return new ReceivedMail(message.getHeader("To")[0], message.getSubject(),
					parts.getBodyPart(0).getContent().toString(), parts.getBodyPart(1).getContent().toString(),
					Objects.requireNonNullElse(message.getHeader("List-Unsubscribe", null), "")
						.replaceAll("\\s+", " "));
		}
		catch (MessagingException | IOException ex) {
			throw new AssertionError("A mail that no program can read", ex);
		}
	}

	/** The https link of List-Unsubscribe (RFC 8058); only of a mail that has one. */
	public String unsubscribeLink() {
		return listUnsubscribe.substring(1, listUnsubscribe.indexOf('>'));
	}

	/** Language of the HTML part's frame. */
	public String language() {
		return Jsoup.parse(html).getElementsByTag("html").attr("lang");
	}

	/** The words of both parts, each on one line with single spaces. */
	public String words() {
		return (Jsoup.parse(html).text() + "\n" + text).replaceAll("[\\s\u2066-\u2069]+", " ");
	}

}
