package dev.lundi.feedback;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

import javax.net.ssl.SSLContext;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.lundi.mail.EmailAddress;
import dev.lundi.subscriber.NewSubscriber;
import dev.lundi.subscriber.SubscriberLinks;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.subscriber.Subscriptions;
import dev.lundi.support.LundiTest;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A mailbox on an IMAP server that others wrote, and a reader who may write to it. */
@LundiTest
abstract class MailboxScene {

	static final String PASSWORD = "s3cret-of-the-mailbox";

	final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));

	@Autowired
	SubscriberLinks links;

	@Autowired
	Subscriptions subscriptions;

	@Autowired
	Subscribers subscribers;

	@Autowired
	JdbcClient db;

	String token = "";

	private GreenMailUser people;

	@BeforeEach
	void aReaderAndAMailbox() {
		server.start();
		people = server.setUser("redaction@lundi.example", "redaction", PASSWORD);
		db.sql("truncate subscriber cascade").update();
		subscribers.addConfirmed("edito",
				List.of(new NewSubscriber(EmailAddress.parse("ada@example.org"), null, Locale.FRENCH)));
		token = links.unsubscribe("edito", db.sql("select id from subscriber").query(Long.class).single()).token();
	}

	@AfterEach
	void stop() {
		server.stop();
	}

	/** Puts a mail into the mailbox, its lines ended by LF. */
	void arrives(String mail) {
		try {
			byte[] octets = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
			people.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(octets)));
		}
		catch (MessagingException ex) {
			throw new AssertionError(ex);
		}
	}

	static String mail(String subject, String... fields) {
		String more = (fields.length == 0) ? "" : String.join("\n", fields) + "\n";
		return "From: Ada <ada@example.org>\nTo: redaction@lundi.example\n%sSubject: %s\n\nBonjour\n".formatted(more,
				subject);
	}

	UnsubscribeMails mails(MailboxSettings settings) {
		return new UnsubscribeMails(settings, links, subscriptions);
	}

	MailboxSettings settings() {
		return settings(server.getImap().getPort(), PASSWORD, false);
	}

	static MailboxSettings settings(int port, String password, boolean delete) {
		try {
			return new MailboxSettings("127.0.0.1", port, new MailboxSettings.Login("redaction", password),
					new MailboxSettings.Security(MailboxSettings.Tls.NONE, SSLContext.getDefault()), "INBOX", delete);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new AssertionError(ex);
		}
	}

	List<StoredMessage> mailbox() {
		try {
			return server.getManagers().getImapHostManager().getInbox(people).getMessages();
		}
		catch (FolderException ex) {
			throw new AssertionError(ex);
		}
	}

	/** Of each mail, in the order in which they arrived. */
	List<Boolean> seen() {
		return mailbox().stream().map((mail) -> mail.isSet(Flags.Flag.SEEN)).toList();
	}

	String subscription() {
		return db.sql("select status from subscription where newsletter = 'edito'").query(String.class).single();
	}

	/** By which means consents were taken back. */
	List<String> ended() {
		return db.sql("""
				select method from consent where action = 'ENDED' and subscriber in (select id from subscriber)
				""").query((row, number) -> row.getString(1)).list();
	}

}
