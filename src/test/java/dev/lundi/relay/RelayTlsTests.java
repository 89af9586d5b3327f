package dev.lundi.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.SSLContext;

import dev.lundi.relay.RelaySettings.Tls;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Nothing but EHLO and STARTTLS is ever said to a relay that is not proven to be ours.
 */
class RelayTlsTests {

	private static final TestCertificates certificates = TestCertificates.shared();

	private final ScriptedRelay relay = new ScriptedRelay().offering("PIPELINING", "AUTH PLAIN");

	@AfterEach
	void close() throws Exception {
		relay.close();
	}

	@ParameterizedTest
	@EnumSource(value = Tls.class, names = { "STARTTLS", "IMPLICIT" })
	void aRelayThatIsOursGetsCredentialsAndMailsUnderTls(Tls tls) throws Exception {
		present("good", tls);
		try (RelayConnection connection = TestRelays.to(settings(tls)).connect()) {
			assertThat(TestRelays.send(connection, TestRelays.mail("ana@example.org")))
				.isInstanceOf(SendResult.Accepted.class);
		}
		assertThat(relay.wholeTalk()).contains("AUTH PLAIN ", "MAIL FROM:");
		assertThat(relay.inTheClear()).doesNotContain("AUTH", "MAIL", "RCPT", "Subject");
	}

	@ParameterizedTest
	@CsvSource({ "expired,RENEW_CERTIFICATE", "wrong-name,CHECK_NAME", "self-signed,NAME_AUTHORITY" })
	void aRelayWithoutAGoodCertificateGetsNeither(String certificate, RelayRemedy remedy) throws Exception {
		for (Tls tls : new Tls[] { Tls.STARTTLS, Tls.IMPLICIT }) {
			try (ScriptedRelay stranger = new ScriptedRelay().offering("AUTH PLAIN")) {
				present(stranger, certificate, tls);
				assertThat(failure(settings(stranger.port(), tls))).isEqualTo(remedy);
				assertToldNothing(stranger);
			}
		}
	}

	@Test
	void aRelayFromWhichStarttlsWasStrippedGetsNeither() throws Exception {
		assertThat(failure(settings(Tls.STARTTLS))).isEqualTo(RelayRemedy.CHECK_TLS);
		assertToldNothing(relay);
	}

	@ParameterizedTest
	@CsvSource({ "502 5.5.1 what is that?,CHECK_TLS", "454 4.7.0 not now,WAIT" })
	void aRelayThatRefusesItsOwnStarttlsGetsNeither(String answer, RelayRemedy remedy) throws Exception {
		present("good", Tls.STARTTLS);
		relay.answering("STARTTLS", answer);
		assertThat(failure(settings(Tls.STARTTLS))).isEqualTo(remedy);
		assertToldNothing(relay);
	}

	/** What is said in the clear must not be heard under TLS (CVE-2011-0411). */
	@ParameterizedTest
	@ValueSource(strings = { "220 go ahead\r\n250-evil.example\r\n250 AUTH PLAIN", "220 go ahead\r250 AUTH PLAIN",
			"220 go ahead\n250 evil.example", "220 go ahead\r\r\n250 evil.example" })
	void aRelayThatSaysMoreThanItsAnswerToStarttlsGetsNeither(String answer) throws Exception {
		present("good", Tls.STARTTLS);
		relay.answering("STARTTLS", answer);
		RelayException failure = catchThrowableOfType(RelayException.class,
				() -> TestRelays.to(settings(Tls.STARTTLS)).connect());
		assertThat(failure.step().step()).isEqualTo(RelayStep.TLS);
		assertToldNothing(relay);
	}

	@Test
	void aRelayThatSpeaksOutOfTurnUnderTlsIsLeft() throws Exception {
		present("good", Tls.STARTTLS);
		relay.answering("AUTH", "235 welcome\r\n250 you were saying?");
		assertThat(failure(settings(Tls.STARTTLS))).isEqualTo(RelayRemedy.SUSPECT_TAMPERING);
	}

	/** Angus alone would go on with what was offered in the clear (RFC 3207 §4.2). */
	@Test
	void whatWasOfferedInTheClearIsForgottenUnderTls() throws Exception {
		present("good", Tls.STARTTLS);
		relay.answering("EHLO", "250-scripted.example\r\n250-STARTTLS\r\n250 AUTH PLAIN", "502 no more EHLO");
		assertThat(failure(settings(Tls.STARTTLS))).isEqualTo(RelayRemedy.ASK_OPERATOR);
		assertThat(relay.wholeTalk()).doesNotContain("AUTH");
	}

	/** A ServerHello of TLS 1.1, whatever the client offers. */
	@Test
	void aRelayThatInsistsOnTls11GetsNeither() throws Exception {
		byte[] body = new byte[38];
		ByteBuffer.wrap(body).put((byte) 3).put((byte) 2).put(new byte[32]).put((byte) 0).putShort((short) 0xC013);
		byte[] hello = HexFormat.of().parseHex("160302002a" + "02000026" + HexFormat.of().formatHex(body));
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
			CompletableFuture<byte[]> told = CompletableFuture.supplyAsync(() -> talk(server, hello));
			assertThat(failure(settings(server.getLocalPort(), Tls.IMPLICIT))).isEqualTo(RelayRemedy.UPDATE_TLS);
			assertThat(new String(told.join(), StandardCharsets.ISO_8859_1)).doesNotContain("EHLO", "AUTH", "MAIL");
		}
	}

	private static byte[] talk(ServerSocket server, byte[] hello) {
		try (Socket socket = server.accept()) {
			socket.getInputStream().read(new byte[4096]);
			socket.getOutputStream().write(hello);
			return socket.getInputStream().readAllBytes();
		}
		catch (IOException ex) {
			return new byte[0];
		}
	}

	@Test
	void aRelayInTheClearIsNotTakenForOneWithTls() throws Exception {
		assertThat(failure(settings(Tls.IMPLICIT))).isEqualTo(RelayRemedy.CHECK_PORT);
		assertToldNothing(relay);
	}

	private void present(String certificate, Tls tls) throws Exception {
		present(relay, certificate, tls);
	}

	private static void present(ScriptedRelay relay, String certificate, Tls tls) throws Exception {
		SSLContext context = certificates.server(certificate);
		if (tls == Tls.IMPLICIT) {
			relay.securedAtOnceBy(context);
		}
		else {
			relay.securedBy(context);
		}
	}

	private static @Nullable RelayRemedy failure(RelaySettings settings) {
		RelayException failure = catchThrowableOfType(RelayException.class, () -> TestRelays.to(settings).connect());
		assertThat(failure).hasMessageContaining(failure.step().advice().orElseThrow().toString())
			.hasMessageNotContaining("s3cret");
		return failure.step().remedy();
	}

	private static void assertToldNothing(ScriptedRelay relay) {
		assertThat(relay.wholeTalk()).doesNotContain("AUTH", "MAIL", "RCPT", "s3cret");
	}

	private RelaySettings settings(Tls tls) throws Exception {
		return settings(relay.port(), tls);
	}

	private static RelaySettings settings(int port, Tls tls) throws Exception {
		return new RelaySettings("lundi.relays[0]", "127.0.0.1", port, new RelaySettings.Login("lundi", "s3cret"),
				new RelaySettings.Security(tls, certificates.client()), Map.of());
	}

}
