package dev.lundi.relay;

import dev.lundi.mail.ComposedEmail;
import dev.lundi.mail.EmailAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lundi.relay.TestRelays.connect;
import static dev.lundi.relay.TestRelays.mail;
import static dev.lundi.relay.TestRelays.send;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Relays repeat the address of whom they refuse; what is kept of their answers does not.
 */
class MaskedReplyTests {

	private static final EmailAddress ANA = EmailAddress.parse("ana@müller.example");

	private final ScriptedRelay relay = new ScriptedRelay().offering("PIPELINING");

	@AfterEach
	void close() throws Exception {
		relay.close();
	}

	@ParameterizedTest
	@CsvSource({ "MAIL,550", "RCPT,550", "RCPT,450", "DATA,554", "DATA,451", ".,250", ".,554", ".,451", ".,503" })
	void noAnswerIsToldWithTheAddress(String verb, int code) throws Exception {
		relay.answering(verb, code + " 5.1.1 <Ana@XN--MLLER-KVA.Example>: no");
		try (RelayConnection connection = connect(relay)) {
			Reply reply = send(connection, mail("ana@müller.example")).reply();
			assertThat(reply.text()).doesNotContainIgnoringCase("ana@");
			assertThat(reply.text()).endsWith("<a…@xn--mller-kva.example>: no");
			assertThat(reply.code()).isEqualTo(code);
		}
	}

	@Test
	void theNextMailsAnswerIsMaskedForItsOwnRecipient() throws Exception {
		relay.answering("RCPT", "250 ok", "550 5.1.1 <ben@example.org> is unknown");
		ComposedEmail ben = mail("ben@example.org");
		try (RelayConnection connection = connect(relay)) {
			connection.send(mail("ana@example.org"), ben, () -> true);
			assertThat(send(connection, ben).reply().text()).isEqualTo("5.1.1 <b…@example.org> is unknown");
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 4, 5, 12, 17, 18, 19 })
	void anAnswerThatIsCutEndsInNoAddress(int left) {
		String answer = "550 " + "x".repeat(512 - left) + "ana@xn--mller-kva.example";
		Reply masked = Reply.parse(550, answer).masking(ANA);
		assertThat(masked.text()).doesNotContain("ana@");
	}

	@Test
	void aDomainInItsOwnLettersIsTheSame() {
		assertThat(Reply.parse(550, "550 5.1.1 ANA@Müller.example: no").masking(ANA).text())
			.isEqualTo("5.1.1 a…@xn--mller-kva.example: no");
	}

	@Test
	void otherWordsStayAsTheyAre() {
		for (String words : new String[] { "", "2.0.0 queued as 4D1F", "5.1.1 ben@example.org", "a@b", "@" }) {
			Reply reply = Reply.parse(250, words);
			assertThat(reply.masking(ANA)).isEqualTo(reply);
		}
	}

	@Test
	void theQueuesNameSurvives() throws Exception {
		relay.answering(ScriptedRelay.DOT, "250 2.0.0 <ana@example.org> Ok: queued as 4D1F2A");
		try (RelayConnection connection = connect(relay)) {
			assertThat(send(connection, mail("ana@example.org"))).isInstanceOfSatisfying(SendResult.Accepted.class,
					(accepted) -> {
						assertThat(accepted.queueId()).isEqualTo("4D1F2A");
						assertThat(accepted.reply().text()).startsWith("2.0.0 <a…@example.org>");
					});
		}
	}

}
