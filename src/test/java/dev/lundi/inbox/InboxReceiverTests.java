package dev.lundi.inbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InboxReceiverTests extends OpenInbox {

	@Test
	void keepsAMailAsItCameIn() throws Exception {
		Properties properties = new Properties();
		properties.put("mail.smtp.from", "retours+7@lundi.example");
		Session session = Session.getInstance(properties);
		MimeMessage mail = new MimeMessage(session);
		mail.setRecipient(Message.RecipientType.TO,
				new InternetAddress("elodie@example.org", "Élodie Lefèvre", "UTF-8"));
		mail.setSubject("L’édito du lundi : où va la presse ?", "UTF-8");
		mail.setText("Une ligne.\r\n.Une ligne qui commence par un point.\r\n", "UTF-8");
		try (Transport transport = session.getTransport("smtp")) {
			transport.connect(EmbeddedInbox.HOST, inbox.port(), null, null);
			transport.sendMessage(mail, mail.getAllRecipients());
		}
		InboxMail kept = only();
		assertThat(kept.recipient()).isEqualTo("elodie@example.org");
		assertThat(kept.recipientName()).isEqualTo("Élodie Lefèvre");
		assertThat(kept.subject()).isEqualTo("L’édito du lundi : où va la presse ?");
		assertThat(kept.from()).isEqualTo("retours+7@lundi.example");
		assertThat(kept.receivedAt()).isEqualTo("2026-11-23T06:00:00+01:00[Europe/Paris]");
		assertThat(InboxContent.of(raw(kept)).text()).contains("\r\n.Une ligne qui commence par un point.");
	}

	@Test
	void theBytesAreTheVeryBytes() throws IOException {
		String content = "Subject: =?utf-8?q?=C3=89t=C3=A9?=\r\nX: \u00e9\r\n\r\n.point\r\n..\r\nfin";
		try (SmtpConversation sender = new SmtpConversation(inbox.port())) {
			sender.deliver("a@lundi.example", "b@example.org", content);
		}
		assertThat(new String(raw(only()), StandardCharsets.UTF_8)).isEqualTo(content + "\r\n");
	}

	@Test
	void theMailIsStoredBeforeTheReply() throws IOException {
		try (SmtpConversation sender = new SmtpConversation(inbox.port())) {
			for (int number = 1; number <= 20; number++) {
				String reply = sender.deliver("a@lundi.example", "b@example.org", "Subject: " + number + "\r\n\r\n.");
				assertThat(mails.count("")).isEqualTo(number);
				assertThat(reply).isEqualTo("250 2.0.0 Ok: kept as " + mails.before(Long.MAX_VALUE, "").newest());
			}
		}
	}

	@Test
	void everyRecipientGetsTheMail() throws IOException {
		try (SmtpConversation sender = new SmtpConversation(inbox.port())) {
			sender.say("MAIL FROM:<>");
			sender.say("RCPT TO:<un@example.org>");
			sender.say("RCPT TO:<deux@example.org>");
			sender.say("DATA");
			assertThat(sender.say("Subject: x\r\n\r\nx\r\n.")).startsWith("250");
		}
		assertThat(mails.before(Long.MAX_VALUE, "").mails()).extracting(InboxMail::recipient)
			.containsExactlyInAnyOrder("un@example.org", "deux@example.org");
	}

	@Test
	void takesAddressesOutsideAscii() throws IOException {
		try (SmtpConversation sender = new SmtpConversation(inbox.port())) {
			assertThat(sender.say("MAIL FROM:<a@lundi.example> SMTPUTF8 BODY=8BITMIME")).startsWith("250");
			assertThat(sender.say("RCPT TO:<élodie@müller.example>")).startsWith("250");
			sender.say("DATA");
			assertThat(sender.say("Subject: été\r\n\r\nété\r\n.")).startsWith("250");
		}
		assertThat(only()).extracting(InboxMail::recipient, InboxMail::subject)
			.containsExactly("élodie@müller.example", "été");
	}

	@Test
	void halfAMailIsNotKept() throws IOException {
		try (SmtpConversation sender = new SmtpConversation(inbox.port())) {
			sender.say("MAIL FROM:<a@lundi.example>");
			sender.say("RCPT TO:<b@example.org>");
			sender.say("DATA");
			sender.write("Subject: half\r\n\r\nand then the line bro");
		}
		// The inbox waits for its open conversations to end.
		inbox.stop();
		assertThat(mails.count("")).isZero();
	}

	@Test
	void aMailThatIsTooLargeIsRefusedAndTheConversationGoesOn() throws IOException {
		String large = "Subject: large\r\n\r\n" + "MAIL FROM:<x@example.org>\r\n".repeat(45_000);
		try (SmtpConversation sender = new SmtpConversation(inbox.port())) {
			assertThat(sender.say("MAIL FROM:<a@lundi.example> SIZE=2000000")).startsWith("552");
			assertThat(sender.deliver("a@lundi.example", "b@example.org", large)).startsWith("552 5.3.4");
			assertThat(sender.deliver("a@lundi.example", "b@example.org", "Subject: small\r\n\r\nx")).startsWith("250");
		}
		assertThat(only().subject()).isEqualTo("small");
	}

	@Test
	void whatCannotBeStoredIsNotAccepted() throws IOException {
		try (SmtpConversation sender = new SmtpConversation(inbox.port())) {
			jdbc.sql("alter table inbox_mail rename to inbox_mail_away").update();
			try {
				assertThat(sender.deliver("a@lundi.example", "b@example.org", "Subject: x\r\n\r\nx"))
					.startsWith("451 4.3.0");
			}
			finally {
				jdbc.sql("alter table inbox_mail_away rename to inbox_mail").update();
			}
			assertThat(sender.deliver("a@lundi.example", "b@example.org", "Subject: y\r\n\r\ny")).startsWith("250");
		}
		assertThat(only().subject()).isEqualTo("y");
	}

	@Test
	void headersThatPostgresqlCannotStoreDoNotStopAMail() throws IOException {
		try (SmtpConversation sender = new SmtpConversation(inbox.port())) {
			assertThat(sender.deliver("a@lundi.example", "b@example.org",
					"Subject: =?utf-8?q?a=00b?= =?utf-16?b?2AA=?=\r\nTo: =?utf-8?q?n=00?= <b@example.org>\r\n\r\nx"))
				.startsWith("250");
			assertThat(sender.deliver("a@lundi.example", "b@example.org", "no header at all")).startsWith("250");
			assertThat(sender.deliver("a@lundi.example", "b@example.org", "Subject: " + "x".repeat(900) + "\r\n\r\nx"))
				.startsWith("250");
		}
		assertThat(mails.before(Long.MAX_VALUE, "").mails()).extracting(InboxMail::subject)
			.containsExactly("x".repeat(500), "", "a b\uFFFD");
	}

}
