package dev.lundi.relay;

import java.util.concurrent.atomic.AtomicInteger;

import dev.lundi.mail.ComposedEmail;
import dev.lundi.support.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.lundi.relay.TestRelays.connect;
import static dev.lundi.relay.TestRelays.mail;
import static dev.lundi.relay.TestRelays.send;
import static org.assertj.core.api.Assertions.assertThat;

/** What travels together where the relay offers PIPELINING (RFC 2920). */
class PipeliningTests {

	private final ScriptedRelay relay = new ScriptedRelay().offering("PIPELINING", "SIZE 0");

	private final ComposedEmail ana = mail("ana@example.org");

	private final ComposedEmail ben = mail("ben@example.org");

	@AfterEach
	void close() throws Exception {
		relay.close();
	}

	@Test
	void theDotTravelsWithTheNextEnvelope() throws Exception {
		try (RelayConnection connection = connect(relay)) {
			assertThat(connection.send(ana, ben, () -> true)).isInstanceOf(SendResult.Accepted.class);
			assertThat(connection.isReadyFor(ben)).isTrue();
			assertThat(connection.isReadyFor(ana)).isFalse();
			assertThat(send(connection, ben)).isInstanceOf(SendResult.Accepted.class);
		}
		Until.holds("the relay has read everything", () -> relay.wholeTalk().endsWith("QUIT\r\n"));
		assertThat(relay.written()).contains(envelope("ana"))
			.anySatisfy((write) -> assertThat(write).endsWith(".\r\n" + envelope("ben")));
		assertThat(relay.contents()).containsExactly("Subject: to ana@example.org\r\n\r\nBonjour\r\n",
				"Subject: to ben@example.org\r\n\r\nBonjour\r\n");
	}

	private String envelope(String local) {
		int size = (local.equals("ana") ? ana : ben).content().length;
		return "MAIL FROM:<bounce@lundi.example> SIZE=%d\r\nRCPT TO:<%s@example.org>\r\nDATA\r\n".formatted(size,
				local);
	}

	@Test
	void withoutPipeliningEveryCommandWaitsForItsAnswer() throws Exception {
		relay.offering();
		try (RelayConnection connection = connect(relay)) {
			assertThat(connection.send(ana, ben, () -> true)).isInstanceOf(SendResult.Accepted.class);
			assertThat(connection.isReadyFor(ana)).isTrue();
			assertThat(send(connection, ben)).isInstanceOf(SendResult.Accepted.class);
		}
		assertThat(relay.written()).contains("MAIL FROM:<bounce@lundi.example>\r\n", "RCPT TO:<ana@example.org>\r\n",
				"DATA\r\n", "RCPT TO:<ben@example.org>\r\n");
	}

	@Test
	void theQuestionComesOnceWhenAllButTheDotHasLeft() throws Exception {
		AtomicInteger asked = new AtomicInteger();
		try (RelayConnection connection = connect(relay)) {
			connection.send(ana, ben, () -> {
				asked.incrementAndGet();
				Until.holds("the content has come", () -> relay.wholeTalk().endsWith("Bonjour\r\n"));
				return true;
			});
		}
		assertThat(asked).hasValue(1);
	}

	@Test
	void anAnnouncedMailThatIsNotSentIsNotSentByAccident() throws Exception {
		RelayConnection connection = connect(relay);
		connection.send(ana, ben, () -> true);
		connection.close();
		Until.holds("the relay sees the end", () -> relay.connections() == 0);
		assertThat(relay.contents()).hasSize(1);
		assertThat(relay.wholeTalk()).endsWith(".\r\n" + envelope("ben"));
	}

	@Test
	void anotherMailThanTheAnnouncedOneIsNotTriedThere() throws Exception {
		try (RelayConnection connection = connect(relay)) {
			connection.send(ana, ben, () -> true);
			assertThat(send(connection, mail("eve@example.org"))).isInstanceOf(SendResult.NotTried.class);
			assertThat(connection.isUsable()).isFalse();
		}
		assertThat(relay.contents()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "550 5.1.1 unknown,,Rejected", "451 4.7.1 later,554 5.5.1 no valid recipients,Deferred",
			"550 5.1.1 unknown,354 go ahead all the same,Rejected" })
	void aRefusedRecipientLeavesTheConnectionUsable(String recipient, String data, String result) throws Exception {
		relay.answering("RCPT", recipient, "250 ok");
		if (data != null) {
			relay.answering("DATA", data, "354 go ahead");
		}
		try (RelayConnection connection = connect(relay)) {
			assertThat(send(connection, ana).getClass().getSimpleName()).isEqualTo(result);
			assertThat(send(connection, ben)).isInstanceOf(SendResult.Accepted.class);
		}
		boolean loneDot = data != null && data.startsWith("354");
		assertThat(relay.contents().getFirst().isEmpty()).isEqualTo(loneDot);
		assertThat(relay.wholeTalk().contains("RSET\r\nMAIL")).isNotEqualTo(loneDot);
		assertThat(relay.contents().getLast()).contains("to ben");
	}

	/** Nobody knows to whom a content would go that it asks for all the same. */
	@Test
	void aRelayThatHasLostItsPlaceIsToldNothingMore() throws Exception {
		relay.answering("RCPT", "503 5.5.1 MAIL first").answering("DATA", "354 go ahead all the same");
		try (RelayConnection connection = connect(relay)) {
			assertThat(send(connection, ana)).isInstanceOf(SendResult.Deferred.class);
			assertThat(connection.isUsable()).isFalse();
		}
		Until.holds("the relay sees the end", () -> relay.connections() == 0);
		assertThat(relay.wholeTalk()).endsWith(envelope("ana"));
		assertThat(relay.contents()).isEmpty();
	}

	@Test
	void anAnnouncedMailCanBeRefusedAsAnyOther() throws Exception {
		relay.answering("RCPT", "250 ok", "550 5.1.1 unknown", "250 ok");
		try (RelayConnection connection = connect(relay)) {
			connection.send(ana, ben, () -> true);
			assertThat(send(connection, ben)).isInstanceOfSatisfying(SendResult.Rejected.class,
					(rejected) -> assertThat(rejected.unknownMailbox()).isTrue());
			assertThat(send(connection, ana)).isInstanceOf(SendResult.Accepted.class);
		}
	}

	@Test
	void aRefusedSenderNeedsNoReset() throws Exception {
		relay.answering("MAIL", "550 5.7.1 not you", "250 ok");
		try (RelayConnection connection = connect(relay)) {
			assertThat(send(connection, ana)).isInstanceOf(SendResult.SenderRefused.class);
			assertThat(send(connection, ben)).isInstanceOf(SendResult.Accepted.class);
		}
		assertThat(relay.wholeTalk()).doesNotContain("RSET");
	}

	@Test
	void aContentWithoutSenderIsNotEndedByALoneDot() throws Exception {
		relay.answering("MAIL", "550 5.7.1 not you").answering("RCPT", "250 ok");
		try (RelayConnection connection = connect(relay)) {
			assertThat(send(connection, ana)).isInstanceOf(SendResult.SenderRefused.class);
			assertThat(connection.isUsable()).isFalse();
		}
		assertThat(relay.contents()).isEmpty();
	}

	@Test
	void aMailThatCannotBeSaidIsNotAnnounced() throws Exception {
		try (RelayConnection connection = connect(relay)) {
			connection.send(ana, mail("élodie@example.org"), () -> true);
			assertThat(connection.isReadyFor(ben)).isTrue();
		}
		Until.holds("the relay has read everything", () -> relay.wholeTalk().endsWith("QUIT\r\n"));
		assertThat(relay.wholeTalk()).endsWith("Bonjour\r\n.\r\nQUIT\r\n");
	}

}
