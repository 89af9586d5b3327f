package dev.lundi.feedback;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

import dev.lundi.support.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A mailbox that cannot be read, or not to the end. */
@ExtendWith(OutputCaptureExtension.class)
class MailboxTroubleTests extends MailboxScene {

	@ParameterizedTest
	@ValueSource(strings = { "LOGIN", "SELECT", "UID SEARCH", "UID FETCH", "UID STORE" })
	void aLostConnectionIsTakenUpByTheNextRound(String where) throws Exception {
		arrives(mail("unsubscribe " + token));
		arrives(mail("Bonjour"));
		try (CuttableLine line = new CuttableLine(server.getImap().getPort())) {
			UnsubscribeMails mails = mails(settings(line.port(), PASSWORD, false));
			line.cutAt(where);
			assertThatExceptionOfType(MailboxException.class).isThrownBy(mails::round)
				.withMessageContaining("tries again by itself");
			assertThat(seen()).containsExactly(false, false);
			assertThat(mails.round()).isEqualTo(1);
			assertThat(seen()).containsExactly(true, false);
			assertThat(ended()).containsExactly("MAIL");
		}
	}

	@Test
	void onlyHeaderFieldsAreAskedFor() throws Exception {
		arrives(mail("unsubscribe " + token));
		arrives(mail("Bonjour"));
		try (CuttableLine line = new CuttableLine(server.getImap().getPort())) {
			mails(settings(line.port(), PASSWORD, true)).round();
			assertThat(line.said()).filteredOn((said) -> said.contains("FETCH"))
				.hasSize(2)
				.allMatch((said) -> said.contains("BODY.PEEK[HEADER.FIELDS"));
			assertThat(line.said()).filteredOn((said) -> said.contains("STORE")).hasSize(1);
			assertThat(line.said()).noneMatch((said) -> said.contains("EXPUNGE"));
		}
		assertThat(mailbox()).hasSize(2);
	}

	@Test
	void aWrongPasswordIsSaidInWordsAndNotShown() {
		assertThatExceptionOfType(MailboxException.class)
			.isThrownBy(mails(settings(server.getImap().getPort(), "wr0ng-one", false))::round)
			.withMessageContaining("The mailbox at 127.0.0.1:")
			.withMessageContaining("refuses our credentials: check lundi.mailbox.username and lundi.mailbox.password")
			.withMessageNotContaining("wr0ng-one")
			.withMessageNotContaining("redaction");
	}

	@Test
	void aMissingFolderIsNamed() {
		MailboxSettings known = settings();
		MailboxSettings settings = new MailboxSettings(known.host(), known.port(), known.login(), known.security(),
				"Départs", false);
		assertThatExceptionOfType(MailboxException.class).isThrownBy(mails(settings)::round)
			.withMessageContaining("check lundi.mailbox.folder");
	}

	@Test
	void aServerThatIsNotThereIsNamed() throws Exception {
		int nobody;
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
			nobody = free.getLocalPort();
		}
		assertThatExceptionOfType(MailboxException.class).isThrownBy(mails(settings(nobody, PASSWORD, false))::round)
			.withMessageContaining("lundi.mailbox.host and lundi.mailbox.port");
	}

	@Test
	void troubleIsSaidOnceAndItsEndToo(CapturedOutput output) {
		MailboxThread thread = new MailboxThread(mails(settings(server.getImap().getPort(), "ne3w", false)),
				Duration.ofMillis(2));
		thread.start();
		try {
			Until.holds("trouble is told", () -> output.getAll().contains("cannot be read"));
			server.setUser("redaction@lundi.example", "redaction", "ne3w");
			Until.holds("its end is told", () -> output.getAll().contains("The mailbox is read again"));
		}
		finally {
			thread.stop();
		}
		assertThat(output.getAll().split("cannot be read", -1)).hasSize(2);
		assertThat(output.getAll()).doesNotContain("ne3w");
	}

	@Test
	void theLogCountsAndNamesNobody(CapturedOutput output) {
		arrives(mail("unsubscribe " + token));
		MailboxThread thread = new MailboxThread(mails(settings()), Duration.ofMillis(2));
		thread.start();
		try {
			Until.holds("somebody has left",
					() -> output.getAll().contains("Mails to unsubscribe that were obeyed: 1"));
		}
		finally {
			thread.stop();
		}
		assertThat(output.getAll()).doesNotContain("ada@", token, PASSWORD);
	}

	@Test
	void aServerThatRefusesUsIsAskedEverMoreRarely() {
		Duration minute = Duration.ofMinutes(1);
		assertThat(MailboxThread.pause(minute, 0)).isEqualTo(minute);
		assertThat(MailboxThread.pause(minute, 1)).isEqualTo(minute);
		assertThat(MailboxThread.pause(minute, 3)).isEqualTo(Duration.ofMinutes(4));
		assertThat(MailboxThread.pause(minute, 1_000)).isEqualTo(Duration.ofMinutes(15));
		assertThat(MailboxThread.pause(Duration.ofHours(1), 9)).isEqualTo(Duration.ofHours(1));
	}

}
