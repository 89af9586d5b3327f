package dev.lundi.relay;

import java.util.Arrays;

import dev.lundi.mail.ComposedEmail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.lundi.relay.TestRelays.connectImpatiently;
import static dev.lundi.relay.TestRelays.mail;
import static dev.lundi.relay.TestRelays.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What is known of a mail when the relay goes away, falls silent or talks nonsense. */
class LostConnectionTests {

	private final ScriptedRelay relay = new ScriptedRelay();

	private final ComposedEmail ana = mail("ana@example.org");

	private final ComposedEmail ben = mail("ben@example.org");

	@AfterEach
	void close() throws Exception {
		relay.close();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			MAIL, <close>,              Deferred, NotTried
			MAIL, <chatter>,            Deferred, NotTried
			MAIL, what?,                Deferred, NotTried
			MAIL, 421 4.3.2 closing,    Deferred, NotTried
			RCPT, <close>,              Deferred, Deferred
			RCPT, 421 4.3.2 closing,    Deferred, Deferred
			RCPT, 354 out of turn,      Deferred, Deferred
			RCPT, 503 5.5.1 MAIL first, Deferred, Deferred
			DATA, <close>,              Deferred, Deferred
			DATA, 421 4.3.2 closing,    Deferred, Deferred
			DATA, 250 out of turn,      Deferred, Deferred
			DATA, 503 5.5.1 RCPT first, Deferred, Deferred
			.,    <close>,              InDoubt,  InDoubt
			.,    <chatter>,            InDoubt,  InDoubt
			.,    what?,                InDoubt,  InDoubt
			.,    25,                   InDoubt,  InDoubt
			.,    354 out of turn,      InDoubt,  InDoubt
			.,    421 4.3.2 closing,    Deferred, Deferred
			.,    503 5.5.1 DATA first, Deferred, Deferred
			""")
	void isKnownToBeLostOrInDoubt(String verb, String answer, String first, String second) throws Exception {
		for (boolean pipelining : new boolean[] { false, true }) {
			relay.offering(pipelining ? "PIPELINING" : "X");
			assertThat(nthResult(verb, answer, 1)).describedAs("first, pipelining %s", pipelining).isEqualTo(first);
			assertThat(nthResult(verb, answer, 2)).describedAs("second, pipelining %s", pipelining).isEqualTo(second);
		}
	}

	private String nthResult(String verb, String answer, int n) throws RelayException {
		String[] answers = new String[n];
		Arrays.fill(answers, verb.equals("DATA") ? "354 go ahead" : "250 ok");
		answers[n - 1] = answer;
		relay.answering(verb, answers);
		try (RelayConnection connection = connectImpatiently(relay)) {
			SendResult result = (n == 1) ? send(connection, ana) : connection.send(ana, ben, () -> true);
			if (n == 2) {
				assertThat(result).isInstanceOf(SendResult.Accepted.class);
				result = send(connection, ben);
			}
			assertThat(connection.isUsable()).isFalse();
			assertThat(result.reply().text()).isNotEmpty();
			return result.getClass().getSimpleName();
		}
	}

	@Test
	void aRefusalOutlivesTheConnection() throws Exception {
		relay.offering("PIPELINING").answering("RCPT", "550 5.1.1 unknown").answering("DATA", ScriptedRelay.CLOSE);
		try (RelayConnection connection = connectImpatiently(relay)) {
			assertThat(send(connection, ana)).isInstanceOf(SendResult.Rejected.class);
			assertThat(connection.isUsable()).isFalse();
		}
	}

	@ParameterizedTest
	@CsvSource({ "MAIL,1,Deferred", "MAIL,2,NotTried", ".,1,InDoubt" })
	void aSilentRelayIsNotWaitedForForEver(String verb, int mail, String result) throws Exception {
		relay.offering("PIPELINING");
		assertThat(nthResult(verb, ScriptedRelay.SILENCE, mail)).isEqualTo(result);
	}

	@Test
	void aRelayThatReadsNothingIsNotWaitedForForEver() throws Exception {
		relay.offering("PIPELINING").answering("<content>", ScriptedRelay.SILENCE);
		ComposedEmail huge = mail("ana@example.org", "x".repeat(30_000_000) + "\r\n");
		try (RelayConnection connection = connectImpatiently(relay)) {
			assertThat(send(connection, huge)).isInstanceOfSatisfying(SendResult.Deferred.class,
					(deferred) -> assertThat(deferred.reply().text()).contains("took too long"));
			assertThat(connection.isUsable()).isFalse();
		}
	}

	@Test
	void aFailingQuestionEndsTheConnectionBeforeTheDot() throws Exception {
		RelayConnection connection = connectImpatiently(relay);
		assertThatIllegalStateException().isThrownBy(() -> connection.send(ana, null, () -> {
			throw new IllegalStateException("the database is gone");
		}));
		assertThat(connection.isUsable()).isFalse();
		assertThat(relay.contents()).isEmpty();
	}

	@Test
	void aRelayThatAsksForLessIsHeard() throws Exception {
		relay.answering("RCPT", "450 4.7.28 rate limited", "450 4.2.0 greylisted", "421 4.3.2 closing");
		try (RelayConnection connection = connectImpatiently(relay)) {
			assertThat(asksForLess(send(connection, ana))).isTrue();
			assertThat(asksForLess(send(connection, ana))).isFalse();
			assertThat(asksForLess(send(connection, ana))).isTrue();
		}
	}

	private static boolean asksForLess(SendResult result) {
		return ((SendResult.Deferred) result).slowDown();
	}

}
