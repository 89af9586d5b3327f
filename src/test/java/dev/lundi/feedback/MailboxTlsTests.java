package dev.lundi.feedback;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import dev.lundi.feedback.MailboxSettings.Tls;
import dev.lundi.relay.TestCertificates;
import jakarta.mail.MessagingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** No server that is not proven to be ours hears who we are. */
class MailboxTlsTests {

	private static final TestCertificates certificates = TestCertificates.shared();

	private final List<String> heard = new CopyOnWriteArrayList<>();

	private ServerSocket door;

	@BeforeEach
	void open() throws IOException {
		door = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
	}

	@AfterEach
	void close() throws IOException {
		door.close();
	}

	@ParameterizedTest
	@EnumSource(value = Tls.class, names = { "STARTTLS", "IMPLICIT" })
	void aServerThatIsOursHearsItUnderTls(Tls tls) throws Exception {
		serve(tls, certificates.server("good"), "STARTTLS");
		assertThat(trouble(tls)).contains("refuses our credentials");
		assertThat(heard).anyMatch((line) -> line.startsWith("secure") && line.contains("LOGIN"))
			.noneMatch((line) -> line.startsWith("clear") && line.contains("LOGIN"));
	}

	@ParameterizedTest
	@CsvSource({ "expired,expired or is not valid yet", "wrong-name,lundi.mailbox.host",
			"self-signed,lundi.mailbox.ssl-bundle" })
	void aServerWithoutAGoodCertificateHearsNothing(String certificate, String remedy) throws Exception {
		for (Tls tls : new Tls[] { Tls.STARTTLS, Tls.IMPLICIT }) {
			serve(tls, certificates.server(certificate), "STARTTLS");
			assertThat(trouble(tls)).contains(remedy);
			assertThat(heard).noneMatch((line) -> line.contains("LOGIN"));
		}
	}

	@Test
	void aServerFromWhichStarttlsWasStrippedHearsNothing() throws Exception {
		serve(Tls.STARTTLS, certificates.server("good"), "");
		assertThat(trouble(Tls.STARTTLS)).contains("lundi.mailbox.tls");
		assertThat(heard).noneMatch((line) -> line.contains("LOGIN"));
	}

	private String trouble(Tls tls) throws Exception {
		MailboxSettings settings = new MailboxSettings("127.0.0.1", door.getLocalPort(),
				new MailboxSettings.Login("redaction", "s3cret"),
				new MailboxSettings.Security(tls, certificates.client()), "INBOX", false);
		MessagingException failure = catchThrowableOfType(MessagingException.class, () -> Mailbox.open(settings));
		String words = MailboxTrouble.of(settings, failure).reason().toString();
		assertThat(words).doesNotContain("s3cret");
		return words;
	}

	/** Answers one client, which it never lets in. */
	private void serve(Tls tls, SSLContext context, String offer) {
		Thread.ofVirtual().start(() -> {
			try (Socket client = door.accept()) {
				talk((tls == Tls.IMPLICIT) ? secured(client, context) : client, context, offer);
			}
			catch (IOException ex) {
				heard.add("gone");
			}
		});
	}

	private void talk(Socket client, SSLContext context, String offer) throws IOException {
		say(client, "* OK ready");
		hear(client, context, offer);
	}

	private void hear(Socket client, SSLContext context, String offer) throws IOException {
		BufferedReader lines = new BufferedReader(
				new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
		for (String line = lines.readLine(); line != null; line = lines.readLine()) {
			heard.add(((client instanceof SSLSocket) ? "secure " : "clear ") + line);
			String tag = line.split(" ", 2)[0];
			if (line.contains("CAPABILITY")) {
				say(client, "* CAPABILITY IMAP4rev1 " + offer);
				say(client, tag + " OK done");
			}
			else if (line.contains("STARTTLS")) {
				say(client, tag + " OK begin");
				hear(secured(client, context), context, "");
				return;
			}
			else {
				say(client, tag + " NO never");
			}
		}
	}

	private static Socket secured(Socket client, SSLContext context) throws IOException {
		SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(client, null, true);
		secured.setUseClientMode(false);
		secured.startHandshake();
		return secured;
	}

	private static void say(Socket client, String line) throws IOException {
		client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
	}

}
