package dev.lundi.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

import dev.lundi.support.StandInServer;
import dev.lundi.support.TestLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lundi.support.StandInServer.redirect;
import static dev.lundi.support.StandInServer.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FetchTests {

	private final StandInServer site = new StandInServer();

	@AfterEach
	void close() {
		site.close();
	}

	@Test
	void anAnswerThatDoesNotComeIsWaitedForInVainOnlyOnce() {
		site.answering(exchange -> site.awaitTheEnd());
		assertThatExceptionOfType(FetchException.class).isThrownBy(this::get)
			.withMessageContaining("no whole answer within");
	}

	@Test
	void anAnswerThatTricklesForEverIsCutOff() {
		site.answering(exchange -> {
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write("[".getBytes(StandardCharsets.UTF_8));
			exchange.getResponseBody().flush();
			site.awaitTheEnd();
		});
		assertThatExceptionOfType(FetchException.class).isThrownBy(this::get)
			.withMessageContaining("no whole answer within");
	}

	@Test
	void anAnswerBeyondTheLimitIsRefused() {
		site.answering(exchange -> send(exchange, 200, "[" + " ".repeat(10_000) + "]"));
		assertThatExceptionOfType(FetchException.class).isThrownBy(this::get)
			.withMessageContaining("the answer is longer than 10000 bytes");
	}

	@Test
	void anAnswerThatBreaksOffIsRefused() {
		site.answering(exchange -> {
			exchange.sendResponseHeaders(200, 100);
			exchange.getResponseBody().write("[]".getBytes(StandardCharsets.UTF_8));
			exchange.getResponseBody().flush();
			exchange.close();
		});
		assertThatExceptionOfType(FetchException.class).isThrownBy(this::get)
			.withMessageContaining("the connection broke");
	}

	@Test
	void aPortWhereNobodyListensIsSaidInWords() throws IOException {
		int port;
		try (var socket = new ServerSocket(0)) {
			port = socket.getLocalPort();
		}
		assertThatExceptionOfType(FetchException.class).isThrownBy(() -> get(URI.create("http://127.0.0.1:" + port)))
			.withMessageContaining("the connection was refused")
			.withMessageContaining("source.url and its port");
	}

	@Test
	void aSiteThatSpeaksNoTlsIsSaidInWords() throws IOException {
		try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Thread.startVirtualThread(() -> answerWithoutTls(socket));
			assertThatExceptionOfType(FetchException.class)
				.isThrownBy(() -> new Fetch(FetchLimits.USUAL, AddressGuard.of(true))
					.get(URI.create("https://127.0.0.1:" + socket.getLocalPort())))
				.withMessageContaining("no secure connection")
				.withMessageContaining("certificate");
		}
	}

	private void answerWithoutTls(ServerSocket socket) {
		try (var connection = socket.accept()) {
			connection.getInputStream().read();
			connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			site.awaitTheEnd();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void anUnknownHostIsSaidInWords() {
		assertThatExceptionOfType(FetchException.class).isThrownBy(() -> get(URI.create("https://nulle-part.invalid")))
			.withMessageContaining("no host of the name nulle-part.invalid");
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 303, 307, 308 })
	void threeRedirectsAreFollowed(int status) {
		site.answering(exchange -> {
			if (site.exchanges().size() <= 3) {
				redirect(exchange, status, "/etape" + site.exchanges().size());
			}
			else {
				send(exchange, 200, "[{\"id\":1}]");
			}
		});
		assertThat(get().text()).isEqualTo("[{\"id\":1}]");
	}

	@Test
	void aFourthRedirectIsNot() {
		site.answering(exchange -> redirect(exchange, 302, "/encore"));
		assertThatExceptionOfType(FetchException.class).isThrownBy(this::get)
			.withMessageContaining("redirects more than 3 times");
		assertThat(site.exchanges()).hasSize(4);
	}

	@ParameterizedTest
	@ValueSource(strings = { "file:///etc/passwd", "ftp://a.example/", "http://nom:secret@127.0.0.1/",
			"gopher://127.0.0.1/x" })
	void aRedirectIsCheckedAgain(String target) {
		site.answering(exchange -> redirect(exchange, 302, target));
		assertThatExceptionOfType(FetchException.class).isThrownBy(this::get)
			.withMessageContaining("only http and https addresses");
		assertThat(site.exchanges()).hasSize(1);
	}

	@Test
	void aRedirectToNoAddressIsSaidInWords() {
		site.answering(exchange -> redirect(exchange, 302, "http://[x"));
		assertThatExceptionOfType(FetchException.class).isThrownBy(this::get)
			.withMessageContaining("redirects to what is no address");
	}

	@Test
	void aPrivateSiteIsNotEvenAsked() {
		site.answering(exchange -> send(exchange, 200, "[]"));
		assertThatExceptionOfType(FetchException.class)
			.isThrownBy(() -> new Fetch(TestLimits.SHORT, AddressGuard.of(false)).get(site.url()))
			.withMessageContaining("source.allow-private=true");
		assertThat(site.exchanges()).isEmpty();
	}

	@Test
	void saysWhoAsks() {
		site.answering(exchange -> send(exchange, 200, "[]"));
		assertThat(get().status()).isEqualTo(200);
		assertThat(site.exchanges().getFirst().getRequestHeaders().getFirst("User-Agent")).isEqualTo("Lundi");
	}

	@Test
	void anAddressIsShownWithoutItsSecrets() {
		assertThat(Fetch.shown(URI.create("https://nom:secret@blog.example:8443/a%0Ab?token=secret#secret")))
			.isEqualTo("https://blog.example:8443/a%0Ab");
		assertThat(Fetch.shown(URI.create("https://blog.example/?rest_route=/wp/v2/posts&token=secret")))
			.isEqualTo("https://blog.example/?rest_route=/wp/v2/posts");
	}

	@Test
	void whatDidNotChangeIsNotSentAgain() {
		site.answering(exchange -> {
			var known = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))
					&& "Mon, 16 Nov 2026 07:30:00 GMT"
						.equals(exchange.getRequestHeaders().getFirst("If-Modified-Since"));
			exchange.getResponseHeaders().add("ETag", "\"v1\"");
			exchange.getResponseHeaders().add("Last-Modified", "Mon, 16 Nov 2026 07:30:00 GMT");
			send(exchange, known ? 304 : 200, known ? "" : "[1]");
		});
		var fetch = new Fetch(TestLimits.SHORT, AddressGuard.of(true));
		assertThat(fetch.get(site.url()).text()).isEqualTo("[1]");
		assertThat(fetch.get(site.url())).satisfies(answer -> {
			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.text()).isEqualTo("[1]");
		});
		assertThat(site.exchanges()).hasSize(2)
			.last()
			.satisfies(exchange -> assertThat(exchange.getResponseCode()).isEqualTo(304));
	}

	@Test
	void aSiteThatSaysNothingChangedWithoutBeingAskedIsNotBelieved() {
		site.answering(exchange -> send(exchange, 304, ""));
		assertThat(get().status()).isEqualTo(304);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void packedAnswersAreUnpackedAndThoseThatOnlySaySoAreRead(boolean packed) {
		site.answering(exchange -> {
			exchange.getResponseHeaders().add("Content-Encoding", "gzip");
			exchange.sendResponseHeaders(200, 0);
			try (var body = exchange.getResponseBody(); var out = packed ? new GZIPOutputStream(body) : body) {
				out.write("[\"é\"]".getBytes(StandardCharsets.UTF_8));
			}
		});
		assertThat(get().text()).isEqualTo("[\"é\"]");
	}

	@Test
	void cookiesAreNotKept() {
		site.answering(exchange -> {
			exchange.getResponseHeaders().add("Set-Cookie", "a=b");
			send(exchange, 200, "[]");
		});
		var fetch = new Fetch(TestLimits.SHORT, AddressGuard.of(true));
		fetch.get(site.url());
		fetch.get(site.url());
		assertThat(site.exchanges().getLast().getRequestHeaders()).doesNotContainKey("Cookie");
	}

	private Answer get() {
		return get(site.url());
	}

	private static Answer get(URI uri) {
		return new Fetch(TestLimits.SHORT, AddressGuard.of(true)).get(uri);
	}

}
