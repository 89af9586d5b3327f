package dev.lundi.relay;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLContext;

import dev.lundi.relay.RelaySettings.Tls;
import dev.lundi.support.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What an operator is told when a relay does not work. */
class RelayTestTests {

	private static final String PASSWORD = "s3cret pass";

	private final ScriptedRelay relay = new ScriptedRelay().offering("AUTH PLAIN LOGIN");

	@AfterEach
	void close() throws Exception {
		relay.close();
	}

	@Test
	void everyStepIsNamedWithItsAnswer() throws Exception {
		TestCertificates certificates = TestCertificates.shared();
		relay.securedBy(certificates.server("good"));
		RelayTestReport report = test(new RelaySettings("spring.mail", "127.0.0.1", relay.port(), login(),
				new RelaySettings.Security(Tls.STARTTLS, certificates.client()), Map.of()));
		assertThat(report.isOk()).isTrue();
		assertThat(report.steps()).extracting(RelayTestReport.Step::step)
			.containsExactly(RelayStep.RESOLVE, RelayStep.CONNECT, RelayStep.GREETING, RelayStep.EHLO, RelayStep.TLS,
					RelayStep.EHLO, RelayStep.AUTH, RelayStep.SENDER, RelayStep.GOODBYE);
		assertThat(report.steps()).extracting((step) -> step.reply().code())
			.containsExactly(0, 0, 220, 250, 0, 250, 235, 250, 250);
		Until.holds("the relay has read everything", () -> relay.wholeTalk().endsWith("QUIT\r\n"));
		assertThat(relay.wholeTalk()).contains("MAIL FROM:<bounce@lundi.example>").doesNotContain("RCPT", "DATA");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''   | 554 5.7.1 not from there   | GREETING | ASK_OPERATOR      | 554 5.7.1 not from there
			''   | 421 4.7.0 later            | GREETING | WAIT              | 421 4.7.0 later
			''   | <close>                    | GREETING | CHECK_PORT        | the relay closed the connection
			''   | <silence>                  | GREETING | CHECK_PORT        | took too long
			''   | HTTP/1.1 400 Bad Request   | GREETING | CHECK_PORT        |
			EHLO | <silence>                  | EHLO     | CHECK_PORT        | took too long
			EHLO | <chatter>                  | EHLO     | CHECK_PORT        | without end
			EHLO | 250 no AUTH here           | AUTH     | CHECK_AUTH        | does not offer AUTH
			EHLO | 250-x/250 AUTH GSSAPI   | AUTH     | CHECK_AUTH        | No authentication mechanisms
			AUTH | 535 5.7.8 no               | AUTH     | CHECK_CREDENTIALS | 535 5.7.8 no
			AUTH | 454 4.7.0 later            | AUTH     | WAIT              | 454 4.7.0 later
			AUTH | 530 5.7.0 STARTTLS first   | AUTH     | CHECK_CREDENTIALS | 530 5.7.0 STARTTLS first
			AUTH | <close>                    | AUTH     | WAIT              | the relay closed the connection
			MAIL | 550 5.7.1 not you          | SENDER   | ALLOW_SENDER      | 550 5.7.1 not you
			MAIL | 451 4.3.0 later            | SENDER   | WAIT              | 451 4.3.0 later
			MAIL | <close>                    | SENDER   | WAIT              | the relay closed the connection
			MAIL | <silence>                  | SENDER   | WAIT              | took too long
			""")
	void theStepThatFailsHasItsAnswerAndARemedy(String verb, String answer, RelayStep step, RelayRemedy remedy,
			String reply) throws Exception {
		relay.answering(verb, answer.replace("x/", "x\r\n"));
		RelayTestReport report = test(settings("127.0.0.1", relay.port()));
		RelayTestReport.Step failed = report.steps().getLast();
		assertThat(report.isOk()).isFalse();
		assertThat(report.steps().stream().filter((one) -> !one.isOk())).containsExactly(failed);
		assertThat(failed.step()).isEqualTo(step);
		assertThat(failed.remedy()).isEqualTo(remedy);
		assertThat(failed.reply().toString()).contains((reply != null) ? reply : "");
		assertThat(failed.advice()).get().asString().isNotEmpty().doesNotContain("{");
	}

	@ParameterizedTest
	@CsvSource({ "no-such-host.invalid,1,RESOLVE,CHECK_HOST,lundi.relays[1].host",
			"127.0.0.1,0,CONNECT,CHECK_ADDRESS,lundi.relays[1].port" })
	void aWrongHostOrPortIsNamedByItsProperty(String host, int port, RelayStep step, RelayRemedy remedy,
			String property) throws Exception {
		int closed = (port == 0) ? closedPort() : port;
		RelayTestReport.Step failed = test(settings(host, closed)).steps().getLast();
		assertThat(failed.step()).isEqualTo(step);
		assertThat(failed.remedy()).isEqualTo(remedy);
		assertThat(failed.properties()).contains(property);
		assertThat(failed.advice()).get().asString().contains(property);
	}

	private static int closedPort() throws Exception {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
			return socket.getLocalPort();
		}
	}

	@ParameterizedTest
	@CsvSource({ "s3cret pass", "czNjcmV0IHBhc3M=", "AGx1bmRpAHMzY3JldCBwYXNz" })
	void aSecretThatTheRelayRepeatsIsMasked(String secret) throws Exception {
		relay.answering("AUTH", "535 5.7.8 \"" + secret + "\" is wrong");
		RelayTestReport report = test(settings("127.0.0.1", relay.port()));
		assertThat(report.steps().getLast().reply().text()).isEqualTo("5.7.8 \"…\" is wrong");
		assertThat(report.toString()).doesNotContain(secret);
	}

	/** However patient it is with each answer, as with one that comes drop by drop. */
	@Test
	@Timeout(60)
	void aTestEndsWhateverTheRelayDoes() throws Exception {
		relay.answering("MAIL", ScriptedRelay.SILENCE);
		Patience generous = new Patience(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1),
				Duration.ofHours(1), Duration.ofSeconds(1));
		Relays relays = TestRelays.to(settings("127.0.0.1", relay.port()));
		RelayTestReport report = new RelayTest(relays, generous).test(relays.all().getFirst(), TestRelays.SENDER);
		assertThat(report.steps().getLast().step()).isEqualTo(RelayStep.SENDER);
		assertThat(report.steps().getLast().reply().text()).contains("took too long");
	}

	private RelayTestReport test(RelaySettings settings) {
		Relays relays = TestRelays.to(settings);
		return new RelayTest(relays, TestRelays.HARDLY_ANY).test(relays.all().getFirst(), TestRelays.SENDER);
	}

	private static RelaySettings settings(String host, int port) throws GeneralSecurityException {
		return new RelaySettings("lundi.relays[1]", host, port, login(),
				new RelaySettings.Security(Tls.NONE, SSLContext.getDefault()), Map.of());
	}

	private static RelaySettings.Login login() {
		return new RelaySettings.Login("lundi", PASSWORD);
	}

}
