package dev.lundi.proof;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

import dev.lundi.proof.Manner.Extension;
import dev.lundi.support.Until;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The relay that the proofs rest on must itself be right. */
class FaultyRelayTests {

	private static final String ENVELOPE = "MAIL FROM:<edito@lundi.example>\r\nRCPT TO:<ada@example.org>\r\nDATA\r\n";

	private final FaultyRelay relay = new FaultyRelay(Manner.PLAIN.keepingContent());

	@AfterEach
	void close() {
		relay.close();
	}

	@Test
	void aPipelinedGroupWithTheEndOfOneMailAndTheEnvelopeOfTheNextIsAnsweredInOrder() throws IOException {
		try (SmtpTalk talk = SmtpTalk.greeted(relay.port())) {
			talk.say(ENVELOPE);
			assertThat(talk.codes(3)).containsExactly("250", "250", "354");
			talk.say(mail("<1@lundi.example>") + ".\r\n" + ENVELOPE);
			assertThat(talk.codes(4)).containsExactly("250", "250", "250", "354");
			talk.say(mail("<2@lundi.example>") + ".\r\nQUIT\r\n");
			assertThat(talk.codes(2)).containsExactly("250", "221");
		}
		assertThat(relay.witness().mails()).extracting(Witness.Mail::messageId)
			.containsExactly("<1@lundi.example>", "<2@lundi.example>");
		assertThat(relay.misdeeds()).isEmpty();
	}

	@Test
	void aRefusedRecipientInAGroupLeavesDataWithoutOne() throws IOException {
		relay.follow(Script.always(Moment.RCPT, Fault.answer("550 5.1.1 unknown")));
		try (SmtpTalk talk = SmtpTalk.greeted(relay.port())) {
			talk.say(ENVELOPE + "RSET\r\n");
			assertThat(talk.codes(4)).containsExactly("250", "550", "554", "250");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			a\\r\\n                  | a\\r\\n
			..\\r\\n...a\\r\\n       | .\\r\\n..a\\r\\n
			a\\n.\\nb\\r.\\r\\r\\n   | a\\n.\\nb\\r.\\r\\r\\n
			a\\r\\n.\\n.\\r\\r\\n    | a\\r\\n\\n.\\r\\r\\n
			''                      | ''
			""")
	void onlyADotBetweenTwoCrlfEndsAMailAndOnlyLeadingDotsAreUnstuffed(String sent, String kept) throws IOException {
		try (SmtpTalk talk = SmtpTalk.greeted(relay.port())) {
			talk.say(ENVELOPE);
			talk.codes(3);
			talk.say(sent.translateEscapes() + ".\r\n");
			assertThat(talk.codes(1)).containsExactly("250");
		}
		assertThat(relay.witness().mails()).singleElement()
			.extracting(Witness.Mail::content)
			.isEqualTo(kept.translateEscapes());
	}

	@Test
	void whatIsSentOctetByOctetIsReadAsIfSentAtOnce() throws IOException {
		String content = mail("<3@lundi.example>") + "x".repeat(600) + "\r\n..\r\n";
		try (SmtpTalk talk = SmtpTalk.greeted(relay.port())) {
			talk.say(ENVELOPE);
			talk.codes(3);
			for (char octet : (content + ".\r\n").toCharArray()) {
				talk.say(String.valueOf(octet));
			}
			assertThat(talk.codes(1)).containsExactly("250");
		}
		assertThat(relay.witness().mails()).singleElement()
			.extracting(Witness.Mail::content)
			.isEqualTo(content.replace("\r\n..", "\r\n."));
	}

	/** In whose favour the doubt is, when the connection ends. */
	@ParameterizedTest
	@CsvSource({ "CONNECT, 0", "EHLO, 0", "MAIL, 0", "RCPT, 0", "DATA, 0", "BODY, 0", "DOT, 0", "TAKEN, 1",
			"ANSWERED, 1" })
	void closesAtEveryMomentAndKeepsWhatCameWhole(Moment moment, int kept) throws IOException {
		relay.follow(Script.always(moment, Fault.close()));
		try (SmtpTalk talk = new SmtpTalk(relay.port())) {
			talk.say("EHLO x\r\n" + ENVELOPE + mail("<4@lundi.example>") + "x".repeat(600) + "\r\n.\r\n");
			assertThat(talk.rest()).doesNotContain("221");
		}
		assertThat(relay.witness().count()).isEqualTo(kept);
	}

	@ParameterizedTest
	@EnumSource(names = { "MAIL", "RCPT", "DATA", "DOT" })
	void answers421AndCloses(Moment moment) throws IOException {
		relay.follow(Script.always(moment, Fault.answer("421 4.3.2 shutting down")));
		try (SmtpTalk talk = SmtpTalk.greeted(relay.port())) {
			talk.say(ENVELOPE + mail("<5@lundi.example>") + ".\r\n");
			assertThat(talk.rest()).endsWith("421 4.3.2 shutting down\r\n");
		}
		assertThat(relay.witness().count()).isZero();
	}

	@Test
	void readsSlowlyWhenToldTo() throws IOException {
		relay.follow(Script.always(Moment.DATA, new Fault.Drip(1_000)));
		long start = System.nanoTime();
		try (SmtpTalk talk = SmtpTalk.greeted(relay.port())) {
			talk.say(ENVELOPE);
			talk.codes(3);
			talk.say("x".repeat(300) + "\r\n.\r\n");
			assertThat(talk.codes(1)).containsExactly("250");
		}
		assertThat(System.nanoTime() - start).isGreaterThan(Duration.ofMillis(300).toNanos());
	}

	@Test
	void answersFromAfarOncePerRoundTrip() throws IOException {
		relay.adopt(Manner.PLAIN.at(Duration.ofMillis(40)));
		try (SmtpTalk talk = SmtpTalk.greeted(relay.port())) {
			long start = System.nanoTime();
			talk.say(ENVELOPE);
			talk.codes(3);
			assertThat(System.nanoTime() - start).isBetween(Duration.ofMillis(40).toNanos(),
					Duration.ofMillis(110).toNanos());
		}
	}

	@Test
	void tellsOnClientsThatPipelineUnasked() throws IOException {
		relay.adopt(Manner.PLAIN.without(Extension.PIPELINING));
		try (SmtpTalk talk = SmtpTalk.greeted(relay.port())) {
			talk.say("MAIL FROM:<a@lundi.example>\r\nRCPT TO:<ada@example.org>\r\n");
			talk.codes(2);
		}
		assertThat(relay.misdeeds()).containsExactly("Pipelined without leave: MAIL");
	}

	@Test
	void recordsWhatAnotherProcessReads() throws IOException {
		relay.follow(Script.towards(Map.of("ada@example.org", Fault.wait(Duration.ofMillis(1))), Moment.TAKEN));
		try (SmtpTalk talk = SmtpTalk.greeted(relay.port())) {
			talk.say(ENVELOPE);
			talk.codes(3);
			talk.say(mail("<6@lundi.example>") + ".\r\n");
			talk.codes(1);
		}
		Witness.Mail kept = relay.witness().mails().getFirst();
		assertThat(kept.recipient()).isEqualTo("ada@example.org");
		assertThat(kept.messageId()).isEqualTo("<6@lundi.example>");
	}

	@Test
	void comesBackAtTheSamePortAfterHavingVanished() throws IOException {
		try (SmtpTalk talk = SmtpTalk.greeted(relay.port())) {
			relay.vanish();
			Until.holds("nobody is connected", () -> relay.connected() == 0);
			assertThat(talk.rest()).isEmpty();
		}
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> new SmtpTalk(relay.port()));
		relay.open();
		SmtpTalk.greeted(relay.port()).close();
		assertThat(relay.connections()).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource({ "VALID, ''", "EXPIRED, NotAfter", "WRONG_NAME, No subject alternative",
			"SELF_SIGNED, unable to find valid certification path" })
	void showsTheCertificateOfItsChoice(Certificate certificate, String refusal) throws MessagingException {
		relay.adopt(Manner.PLAIN.showing(certificate).asking("lundi", "sésame"));
		if (refusal.isEmpty()) {
			connect("sésame");
			assertThatExceptionOfType(AuthenticationFailedException.class).isThrownBy(() -> connect("wrong"));
		}
		else {
			assertThatExceptionOfType(MessagingException.class).isThrownBy(() -> connect("sésame"))
				.havingRootCause()
				.withMessageContaining(refusal);
		}
	}

	private void connect(String password) throws MessagingException {
		Properties properties = new Properties();
		properties.put("mail.smtp.starttls.required", "true");
		properties.put("mail.smtp.starttls.enable", "true");
		properties.put("mail.smtp.ssl.checkserveridentity", "true");
		properties.put("mail.smtp.ssl.socketFactory", Certificate.clientFactory());
		try (Transport transport = Session.getInstance(properties).getTransport("smtp")) {
			transport.connect("localhost", relay.port(), "lundi", password);
		}
	}

	private static String mail(String id) {
		return "Subject: a\r\nMESSAGE-Id:\r\n %s\r\n\r\nbody\r\n".formatted(id);
	}

}
