package dev.lundi.relay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;

import javax.net.ssl.SSLContext;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.lundi.mail.DkimSigner;
import dev.lundi.mail.EmailAddress;
import dev.lundi.mail.Envelope;
import dev.lundi.mail.Letterhead;
import dev.lundi.mail.MimeComposer;
import dev.lundi.mail.OutgoingEmail;
import dev.lundi.rendering.RenderedEmail;
import dev.lundi.support.ReceivedMail;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Against a server that others wrote. */
class RelaysTests {

	private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

	@BeforeEach
	void start() {
		server.start();
	}

	@AfterEach
	void stop() {
		server.stop();
	}

	@Test
	void whatIsComposedArrivesWhole() throws Exception {
		String text = "Bonjour «\u00a0Noémie\u00a0»\u202f!\r\n.\r\n..\r\nfin\r\n";
		assertThat(send(relays(null, null), text)).isInstanceOf(SendResult.Accepted.class);
		MimeMessage received = server.getReceivedMessages()[0];
		ReceivedMail mail = ReceivedMail
			.parse(GreenMailUtil.getWholeMessage(received).getBytes(StandardCharsets.ISO_8859_1));
		assertThat(mail.text().strip()).isEqualTo(text.strip());
		assertThat(mail.subject()).isEqualTo("L’édito 🎈");
		assertThat(received.getHeader("Return-Path")).contains("<bounce@lundi.example>");
	}

	@Test
	void aRelayThatWantsCredentialsGetsThem() throws Exception {
		server.setUser("lundi", "secret");
		assertThat(send(relays("lundi", "secret"), "a")).isInstanceOf(SendResult.Accepted.class);
	}

	@Test
	void refusedCredentialsAreNamedWithoutBeingShown() throws Exception {
		server.setUser("lundi", "secret");
		assertThatExceptionOfType(RelayException.class).isThrownBy(() -> relays("lundi", "wrong").connect())
			.withMessageContaining("refuses our credentials")
			.withMessageContaining("spring.mail.password")
			.withMessageNotContaining("wrong")
			.matches(RelayException::isPermanent);
	}

	@Test
	void aRelayElsewhereWithoutTlsIsNotSpokenToInTheClear() throws Exception {
		Relays relays = relays("lundi", "secret", RelaySettings.Tls.STARTTLS);
		assertThatExceptionOfType(RelayException.class).isThrownBy(relays::connect)
			.withMessageContaining("STARTTLS")
			.withMessageContaining("lundi.relay.tls");
		assertThat(server.getReceivedMessages()).isEmpty();
	}

	private SendResult send(Relays relays, String text) throws RelayException {
		Envelope envelope = new Envelope(EmailAddress.parse("noemie@example.org"),
				EmailAddress.parse("bounce@lundi.example"), "1.a@lundi.example", Instant.parse("2026-11-23T07:00:00Z"),
				Map.of("List-Unsubscribe", "<https://lundi.example/u>"));
		OutgoingEmail email = new OutgoingEmail(envelope,
				new Letterhead("Édito", "edito@lundi.example", "edito@lundi.example", Map.of()),
				new RenderedEmail("L’édito 🎈", "<p>Bonjour</p>", text));
		try (RelayConnection connection = relays.connect()) {
			return connection.send(new MimeComposer(DkimSigner.none()).compose(email), null, () -> true);
		}
	}

	private Relays relays(@Nullable String user, @Nullable String password) throws GeneralSecurityException {
		return relays(user, password, RelaySettings.Tls.NONE);
	}

	private Relays relays(@Nullable String user, @Nullable String password, RelaySettings.Tls tls)
			throws GeneralSecurityException {
		RelaySettings.Login login = (user != null && password != null) ? new RelaySettings.Login(user, password) : null;
		return TestRelays.to(new RelaySettings("spring.mail", "127.0.0.1", server.getSmtp().getPort(), login,
				new RelaySettings.Security(tls, SSLContext.getDefault()), Map.of()));
	}

}
