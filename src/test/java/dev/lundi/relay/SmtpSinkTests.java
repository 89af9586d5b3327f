package dev.lundi.relay;

import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import javax.net.ssl.SSLContext;

import dev.lundi.mail.ComposedEmail;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Against a plain server that others wrote, with and without each of its extensions. */
@EnabledIf("dev.lundi.relay.SmtpSink#isInstalled")
class SmtpSinkTests {

	private static final int MAILS = 20;

	private final Map<Integer, ComposedEmail> mails = new HashMap<>();

	@ParameterizedTest
	@ValueSource(strings = { "-c", "-e", "-8", "-p", "-N", "-a", "-P", "-E" })
	void everyMailIsTakenWhateverTheServerOffers(String option) throws Exception {
		try (SmtpSink sink = new SmtpSink(option);
				RelayConnection connection = TestRelays.inTheClear(sink.port()).connect()) {
			for (int n = 0; n < MAILS; n++) {
				ComposedEmail email = mail(n);
				assertThat(connection.send(email, mail(n + 1), () -> true)).isInstanceOf(SendResult.Accepted.class);
				assertThat(connection.isReadyFor(mail(n + 1))).isTrue();
			}
		}
	}

	private ComposedEmail mail(int n) {
		return mails.computeIfAbsent(n, (number) -> TestRelays.mail("reader" + number + "@example.org"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "-a", "-e" })
	void aServerThatTakesNoCredentialsIsNamed(String option) throws Exception {
		try (SmtpSink sink = new SmtpSink(option)) {
			assertThatExceptionOfType(RelayException.class).isThrownBy(() -> connectAsLundi(sink))
				.withMessageContaining("does not offer AUTH")
				.withMessageContaining("spring.mail.username")
				.matches(RelayException::isPermanent);
		}
	}

	private static RelayConnection connectAsLundi(SmtpSink sink) throws RelayException, GeneralSecurityException {
		return TestRelays
			.to(new RelaySettings("spring.mail", "127.0.0.1", sink.port(), new RelaySettings.Login("lundi", "s3cret"),
					new RelaySettings.Security(RelaySettings.Tls.NONE, SSLContext.getDefault()), Map.of()))
			.connect();
	}

	@ParameterizedTest
	@CsvSource({ "MAIL,-f,SenderRefused", "MAIL,-r,Deferred", "MAIL,-q,Deferred", "MAIL,-Q,Deferred",
			"RCPT,-f,Rejected", "RCPT,-r,Deferred", "RCPT,-q,Deferred", "RCPT,-Q,Deferred", "DATA,-f,Rejected",
			"DATA,-r,Deferred", "DATA,-q,Deferred", "DATA,-Q,Deferred", "'.',-f,Rejected", "'.',-r,Deferred",
			"'.',-q,InDoubt", "'.',-Q,Deferred" })
	void everyRefusalMeansTheSameWithAndWithoutPipelining(String verb, String option, String result) throws Exception {
		for (String pipelining : new String[] { "-c", "-p" }) {
			try (SmtpSink sink = new SmtpSink(pipelining, option, verb);
					RelayConnection connection = TestRelays.inTheClear(sink.port()).connect()) {
				assertThat(TestRelays.send(connection, mail(1)).getClass().getSimpleName()).isEqualTo(result);
				assertThat(connection.isUsable()).isEqualTo(!option.toLowerCase(Locale.ROOT).equals("-q"));
			}
		}
	}

}
