package dev.lundi.relay;

import java.nio.charset.StandardCharsets;

import dev.lundi.mail.ComposedEmail;
import dev.lundi.mail.EmailAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lundi.relay.TestRelays.connect;
import static dev.lundi.relay.TestRelays.mail;
import static dev.lundi.relay.TestRelays.send;
import static org.assertj.core.api.Assertions.assertThat;

class EnvelopeCommandsTests {

	private final ScriptedRelay relay = new ScriptedRelay().offering("PIPELINING");

	@AfterEach
	void close() throws Exception {
		relay.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\r\nRCPT TO:<eve", "a\nDATA", "a\rb", "a\0b", "a b", "a>b", "<a", "a\tb", "a\u007Fb",
			"a\u0085b", "a\u2028b", "a\u00A0b", "a\uD800b", "a@b", "\"a b\"", "a\\b", "",
			"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" })
	void anAddressThatWouldBeMoreThanAWordIsNeverSaid(String text) throws Exception {
		relay.offering("PIPELINING", "SMTPUTF8");
		EmailAddress sane = EmailAddress.parse("ana@example.org");
		byte[] content = "Subject: a\r\n\r\na\r\n".getBytes(StandardCharsets.US_ASCII);
		try (RelayConnection connection = connect(relay)) {
			String before = relay.wholeTalk();
			for (EmailAddress bad : new EmailAddress[] { new EmailAddress(text, "example.org"),
					new EmailAddress("a", text + "\r\n") }) {
				assertRefused(
						send(connection, new ComposedEmail(TestRelays.SENDER, bad, content, "1.a@lundi.example")));
				assertRefused(send(connection, new ComposedEmail(bad, sane, content, "1.a@lundi.example")));
			}
			assertThat(relay.wholeTalk()).isEqualTo(before);
			assertThat(connection.isUsable()).isTrue();
		}
	}

	private static void assertRefused(SendResult result) {
		assertThat(result).isInstanceOfSatisfying(SendResult.Rejected.class, (rejected) -> {
			assertThat(rejected.rejection()).isEqualTo(Rejection.ADDRESS);
			assertThat(rejected.reply().text()).isNotEmpty();
		});
	}

	@Test
	void aMailThatTheRelayFindsTooBigIsNotOffered() throws Exception {
		relay.offering("PIPELINING", "SIZE 100");
		try (RelayConnection connection = connect(relay)) {
			assertThat(send(connection, mail("ana@example.org", "x".repeat(99) + "\r\n")))
				.isInstanceOfSatisfying(SendResult.Rejected.class, (rejected) -> {
					assertThat(rejected.rejection()).isEqualTo(Rejection.CONTENT);
					assertThat(rejected.reply().text()).contains("101", "100");
				});
			assertThat(send(connection, mail("ana@example.org", "x".repeat(97) + "\r\n")))
				.isInstanceOf(SendResult.Accepted.class);
		}
		assertThat(relay.wholeTalk()).doesNotContain("SIZE=101").contains("SIZE=99");
	}

	@Test
	void anAddressBeyondAsciiIsAnnouncedAsSuch() throws Exception {
		relay.offering("PIPELINING", "SMTPUTF8");
		try (RelayConnection connection = connect(relay)) {
			assertThat(send(connection, mail("élodie@müller.example"))).isInstanceOf(SendResult.Accepted.class);
		}
		String talk = new String(relay.wholeTalk().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
		assertThat(talk).contains("MAIL FROM:<bounce@lundi.example> BODY=8BITMIME SMTPUTF8\r\n")
			.contains("RCPT TO:<élodie@xn--mller-kva.example>");
	}

}
