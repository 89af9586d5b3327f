package dev.lundi.relay;

import java.nio.charset.StandardCharsets;

import dev.lundi.mail.ComposedEmail;
import dev.lundi.mail.EmailAddress;
import dev.lundi.support.Received;
import dev.lundi.support.WitnessRelay;
import dev.lundi.support.WitnessRelay.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RelayConnectionTests {

	private static final EmailAddress READER = EmailAddress.parse("jean@example.org");

	private final WitnessRelay relay = new WitnessRelay();

	@AfterEach
	void close() {
		relay.close();
	}

	@Test
	void anAcceptedMailArrivesOctetForOctetWithItsQueueId() throws Exception {
		String content = "Subject: a\r\n\r\na.\r\n \t\0\u00e9..\r\nend\r\n";
		SendResult result = send(READER, content);
		assertThat(result).isInstanceOfSatisfying(SendResult.Accepted.class,
				(accepted) -> assertThat(accepted.queueId()).isEqualTo("W10001"));
		assertThat(relay.received()).containsExactly(new Received("bounce@lundi.example", "jean@example.org", content));
	}

	@ParameterizedTest
	@CsvSource({ "UNKNOWN_MAILBOX,Rejected", "GREYLIST,Deferred", "REFUSE_SENDER,SenderRefused",
			"REFUSE_CONTENT,Rejected", "CLOSE_AT_DATA,Deferred" })
	void whatTheRelayDidNotTakeIsKnownNotToBeTaken(Fault fault, String result) throws Exception {
		relay.fault("jean@example.org", fault);
		assertThat(send(READER, "Subject: a\r\n\r\na\r\n").getClass().getSimpleName()).isEqualTo(result);
		assertThat(relay.received()).isEmpty();
	}

	@Test
	void aConnectionLostAfterTheDotLeavesTheMailInDoubt() throws Exception {
		relay.fault("jean@example.org", Fault.CLOSE_AFTER_DOT);
		assertThat(send(READER, "Subject: a\r\n\r\na\r\n")).isInstanceOf(SendResult.InDoubt.class);
		assertThat(relay.received()).hasSize(1);
	}

	@Test
	void aRefusedMailLeavesTheConnectionUsable() throws Exception {
		relay.fault("jean@example.org", Fault.UNKNOWN_MAILBOX);
		try (RelayConnection connection = TestRelays.inTheClear(relay.port()).connect()) {
			connection.send(mail(READER, "Subject: a\r\n\r\na\r\n"), null, () -> true);
			assertThat(connection.isUsable()).isTrue();
			assertThat(connection.send(mail(EmailAddress.parse("ana@example.org"), "Subject: b\r\n\r\nb\r\n"), null,
					() -> true))
				.isInstanceOf(SendResult.Accepted.class);
		}
	}

	@Test
	void whoIsTooLateForTheDotDropsTheConnectionBeforeIt() throws Exception {
		try (RelayConnection connection = TestRelays.inTheClear(relay.port()).connect()) {
			SendResult result = connection.send(mail(READER, "Subject: a\r\n\r\na\r\n"), null, () -> false);
			assertThat(result).isInstanceOf(SendResult.Deferred.class);
			assertThat(connection.isUsable()).isFalse();
		}
		assertThat(relay.received()).isEmpty();
	}

	@Test
	void anAddressBeyondAsciiIsRefusedWithWordsWhereTheRelayCannotTakeIt() throws Exception {
		assertThat(send(EmailAddress.parse("élodie@example.org"), "Subject: a\r\n\r\na\r\n"))
			.isInstanceOfSatisfying(SendResult.Rejected.class, (rejected) -> {
				assertThat(rejected.rejection()).isEqualTo(Rejection.ADDRESS);
				assertThat(rejected.reply().text()).contains("SMTPUTF8");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "élodie@example.org", "aľĠXľb@example.org", "čĊ@example.org", "楽@example.org" })
	void anAddressBeyondAsciiReachesARelayThatTakesItOctetForOctet(String address) throws Exception {
		relay.offerSmtpUtf8();
		assertThat(send(EmailAddress.parse(address), "Subject: a\r\n\r\na\r\n"))
			.isInstanceOf(SendResult.Accepted.class);
		byte[] octets = relay.received().getFirst().recipient().getBytes(StandardCharsets.ISO_8859_1);
		assertThat(new String(octets, StandardCharsets.UTF_8)).isEqualTo(address);
	}

	@Test
	void aRelayThatIsNotThereIsNamedWithTheRemedy() {
		relay.close();
		assertThatExceptionOfType(RelayException.class).isThrownBy(() -> TestRelays.inTheClear(relay.port()).connect())
			.withMessageContaining("127.0.0.1:" + relay.port())
			.withMessageContaining("spring.mail.host");
	}

	private SendResult send(EmailAddress to, String content) throws RelayException {
		try (RelayConnection connection = TestRelays.inTheClear(relay.port()).connect()) {
			return TestRelays.send(connection, mail(to, content));
		}
	}

	private static ComposedEmail mail(EmailAddress to, String content) {
		return new ComposedEmail(TestRelays.SENDER, to, content.getBytes(StandardCharsets.ISO_8859_1),
				"1.a@lundi.example");
	}

}
