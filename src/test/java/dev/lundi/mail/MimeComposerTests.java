package dev.lundi.mail;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;

import dev.lundi.rendering.RenderedEmail;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MimeComposerTests {

	private static final EmailAddress READER = EmailAddress.parse("jean@example.org");

	private static final Letterhead LETTERHEAD = letterhead("L’édito du lundi");

	private static final Envelope ENVELOPE = new Envelope(READER, EmailAddress.parse("bounce-1@lundi.example"),
			"1.abc@lundi.example", Instant.parse("2026-11-23T07:00:00Z"), Map.of());

	@Test
	void bothPartsArriveAsTheyWereWritten() throws Exception {
		String text = "Bonjour « Jean » !\n\n.un point au début\nfin\n";
		MimeMessage message = parsed(compose("Sujet", "<p>Bonjour «\u202FJean\u202F» !</p>\n", text));
		MimeMultipart parts = (MimeMultipart) message.getContent();
		assertThat(parts.getContentType()).startsWith("multipart/alternative");
		assertThat(parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n")).isEqualTo(text);
		assertThat(parts.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
		assertThat(parts.getBodyPart(1).getContent().toString()).contains("Bonjour «\u202FJean\u202F» !");
		assertThat(parts.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
	}

	@Test
	void theHeadersThatAMailMustHaveStandOnce() throws Exception {
		MimeMessage message = parsed(compose("Sujet", "<p>a</p>", "a"));
		for (String name : new String[] { "From", "To", "Subject", "Date", "Message-ID", "Reply-To", "MIME-Version",
				"List-Id" }) {
			assertThat(message.getHeader(name)).as(name).hasSize(1);
		}
		assertThat(message.getHeader("Message-ID")).containsExactly("<1.abc@lundi.example>");
		assertThat(message.getFrom()[0]).hasToString("=?UTF-8?Q?L=E2=80=99=C3=A9dito_du_lundi?= <edito@lundi.example>");
		assertThat(message.getSentDate()).isEqualTo(Instant.parse("2026-11-23T07:00:00Z"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Ça alors\u202F! 🎉🎉🎉 " + "très ", "عدد هذا الأسبوع من الرسالة ",
			"Bonjour\r\nBcc: victime@example.org " })
	void noSubjectBreaksTheHeader(String words) throws Exception {
		String subject = words.repeat(8).strip();
		byte[] raw = compose(subject, "<p>a</p>", "a");
		MimeMessage message = parsed(raw);
		assertThat(message.getSubject().replaceAll("\\s+", " ")).isEqualTo(subject.replaceAll("\\s+", " "));
		assertThat(message.getHeader("Bcc")).isNull();
		assertThat(lines(raw)).allSatisfy((line) -> assertThat(line.length()).isLessThanOrEqualTo(78));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Lundi, l’édito", "Lundi, the editorial", "Desk: one; two (three)",
			"The \"Monday\" <letter>", "Bonjour\r\nBcc: victime@example.org" })
	void anySendersNameIsOneName(String name) throws Exception {
		MimeMessage message = parsed(new MimeComposer(DkimSigner.none())
			.compose(new OutgoingEmail(ENVELOPE, letterhead(name), new RenderedEmail("a", "<p>a</p>", "a")))
			.content());
		assertThat(message.getFrom()).hasSize(1);
		assertThat(((InternetAddress) message.getFrom()[0]).getPersonal().replaceAll("\\s+", " "))
			.isEqualTo(name.replaceAll("\\s+", " "));
		assertThat(((InternetAddress) message.getFrom()[0]).getAddress()).isEqualTo("edito@lundi.example");
		assertThat(message.getHeader("Bcc")).isNull();
	}

	@Test
	void everyLineIsShortAndEndsInCrLf() throws Exception {
		byte[] raw = compose("Sujet", "<p>" + "é".repeat(5000) + "</p>\r\n\n\r", "long ".repeat(3000));
		assertThat(new String(raw, StandardCharsets.ISO_8859_1).replace("\r\n", "")).doesNotContain("\r", "\n");
		assertThat(lines(raw)).allSatisfy((line) -> assertThat(line.length()).isLessThanOrEqualTo(998));
	}

	/** SMTP would double it, and a signature would no longer hold. */
	@Test
	void noLineBeginsWithADot() throws Exception {
		byte[] raw = compose(". " + "sujet ".repeat(20) + " .", ".\n..a\n." + "é.".repeat(60),
				"a\n.\n.." + ".".repeat(200));
		assertThat(lines(raw)).noneMatch((line) -> line.startsWith("."));
		assertThat(((Multipart) parsed(raw).getContent()).getBodyPart(0).getContent())
			.isEqualTo("a\r\n.\r\n.." + ".".repeat(200));
	}

	private static Letterhead letterhead(String name) {
		return new Letterhead(name, "edito@lundi.example", "redaction@lundi.example",
				Map.of("List-Id", "<edito.lundi.example>"));
	}

	private static byte[] compose(String subject, String html, String text) {
		return new MimeComposer(DkimSigner.none())
			.compose(new OutgoingEmail(ENVELOPE, LETTERHEAD, new RenderedEmail(subject, html, text)))
			.content();
	}

	private static MimeMessage parsed(byte[] raw) throws Exception {
		return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
	}

	private static String[] lines(byte[] raw) {
		return new String(raw, StandardCharsets.ISO_8859_1).split("\r\n");
	}

}
