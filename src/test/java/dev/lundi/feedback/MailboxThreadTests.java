package dev.lundi.feedback;

import java.util.List;
import java.util.Locale;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.lundi.mail.EmailAddress;
import dev.lundi.subscriber.NewSubscriber;
import dev.lundi.subscriber.SubscriberLinks;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.support.LundiTest;
import dev.lundi.support.Until;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole application with a mailbox. */
@LundiTest
@TestPropertySource(properties = "lundi.mailbox.host=127.0.0.1")
@Import(MailboxThreadTests.ServerParts.class)
class MailboxThreadTests {

	@Autowired
	private GreenMail server;

	@Autowired
	private SubscriberLinks links;

	@Autowired
	private Subscribers subscribers;

	@Autowired
	private JdbcClient db;

	@Test
	void whoWritesToTheMailboxHasLeftWithinARound() throws Exception {
		subscribers.addConfirmed("edito",
				List.of(new NewSubscriber(EmailAddress.parse("ada@example.org"), null, Locale.FRENCH)));
		long ada = db.sql("select id from subscriber").query(Long.class).single();
		MimeMessage mail = new MimeMessage((Session) null);
		mail.setFrom("ada@example.org");
		mail.setSubject("unsubscribe " + links.unsubscribe("edito", ada).token());
		mail.setText("Bonjour");
		server.setUser("redaction@lundi.example", "redaction", MailboxScene.PASSWORD).deliver(mail);
		Until.holds("she has left", () -> subscribers.confirmed("edito") == 0);
		assertThat(db.sql("select method from consent where action = 'ENDED'").query(String.class).single())
			.isEqualTo("MAIL");
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class ServerParts {

		@Bean(initMethod = "start", destroyMethod = "stop")
		GreenMail server() {
			GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
			server.setUser("redaction@lundi.example", "redaction", MailboxScene.PASSWORD);
			return server;
		}

		@Bean
		DynamicPropertyRegistrar mailbox(GreenMail server) {
			return (properties) -> {
				properties.add("lundi.mailbox.port", () -> server.getImap().getPort());
				properties.add("lundi.mailbox.username", () -> "redaction");
				properties.add("lundi.mailbox.password", () -> MailboxScene.PASSWORD);
				properties.add("lundi.mailbox.every", () -> "1s");
			};
		}

	}

}
