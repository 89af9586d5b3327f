package dev.lundi.inbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariDataSource;
import dev.lundi.support.TestDatabase;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedInboxTests {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T05:00:00Z"), ZoneId.of("Europe/Paris"));

	private static final HikariDataSource DATABASE = TestDatabase.fresh().pool();

	private final JdbcClient jdbc = JdbcClient.create(DATABASE);

	private final InboxMails mails = new InboxMails(jdbc, CLOCK);

	private final EmbeddedInbox inbox = new EmbeddedInbox(mails, new InboxSettings(0));

	@BeforeAll
	static void migrate() {
		Flyway.configure().dataSource(DATABASE).load().migrate();
	}

	@AfterAll
	static void close() {
		DATABASE.close();
	}

	@BeforeEach
	void start() {
		jdbc.sql("delete from inbox_mail").update();
		inbox.start();
	}

	@AfterEach
	void stop() {
		inbox.stop();
	}

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
	void saysWhatItCan() throws IOException {
		try (SmtpConversation sender = new SmtpConversation(inbox.port())) {
			assertThat(sender.say("EHLO sender.example")).contains("SIZE 1048576", "8BITMIME", "SMTPUTF8");
		}
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

	@Test
	void manySendersAtOnceLoseNothing() throws Exception {
		String content = "Subject: s\r\n\r\n" + "Une ligne de trente octets !!\r\n".repeat(1_000);
		try (ExecutorService senders = Executors.newFixedThreadPool(8)) {
			List<Callable<Integer>> jobs = IntStream.range(0, 8)
				.<Callable<Integer>>mapToObj(sender -> () -> deliverMany(sender, content))
				.toList();
			for (Future<Integer> accepted : senders.invokeAll(jobs)) {
				assertThat(accepted.get()).isEqualTo(50);
			}
		}
		assertThat(mails.count("")).isEqualTo(400);
		assertThat(jdbc.sql("select count(distinct recipient) from inbox_mail").query(Long.class).single())
			.isEqualTo(400);
	}

	private int deliverMany(int sender, String content) throws IOException {
		int accepted = 0;
		try (SmtpConversation conversation = new SmtpConversation(inbox.port())) {
			for (int number = 0; number < 50; number++) {
				String recipient = sender + "-" + number + "@example.org";
				accepted += conversation.deliver("a@lundi.example", recipient, content).startsWith("250") ? 1 : 0;
			}
		}
		return accepted;
	}

	@Test
	void listensOnTheLoopbackAddressOnly() {
		assertThatThrownBy(() -> new Socket(InetAddress.ofLiteral("127.0.0.2"), inbox.port()).close())
			.isInstanceOf(IOException.class);
	}

	@Test
	void aTakenPortIsExplained() {
		EmbeddedInbox second = new EmbeddedInbox(mails, new InboxSettings(inbox.port()));
		assertThatThrownBy(second::start).isInstanceOf(InboxPortTakenException.class)
			.hasMessageContaining("127.0.0.1:" + inbox.port())
			.satisfies(ex -> assertThat(new InboxPortTakenAnalyzer().analyze(ex)).extracting("action")
				.asString()
				.contains("lundi.inbox.port"));
		assertThat(second.isRunning()).isFalse();
	}

	@Test
	void startsBeforeAndStopsAfterWhatSends() {
		assertThat(inbox.getPhase()).isNegative();
		inbox.stop();
		assertThat(inbox.isRunning()).isFalse();
		inbox.start();
		assertThat(inbox.port()).isPositive();
	}

	private InboxMail only() {
		List<InboxMail> kept = mails.before(Long.MAX_VALUE, "").mails();
		assertThat(kept).hasSize(1);
		return kept.getFirst();
	}

	private byte[] raw(InboxMail mail) {
		return mails.raw(mail.id()).orElseThrow();
	}

}
