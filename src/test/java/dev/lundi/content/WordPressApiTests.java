package dev.lundi.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WordPressApiTests {

	private static final Fetch.Limits SHORT = new Fetch.Limits(Duration.ofMillis(500), Duration.ofMillis(500), 10_000,
			3);

	private final CountDownLatch over = new CountDownLatch(1);

	private final List<HttpExchange> exchanges = new CopyOnWriteArrayList<>();

	private HttpServer server;

	@BeforeEach
	void start() throws IOException {
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		server.start();
	}

	@AfterEach
	void stop() {
		over.countDown();
		server.stop(0);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					401 | {"code":"rest_login_required"} | answered 401 (rest_login_required) | closed to visitors (a security plugin?): allow GET /wp-json/wp/v2/
					403 | <html>Interdit</html>          | answered 403.                      | closed to visitors
					404 | {"code":"rest_no_route"}       | answered 404 (rest_no_route)       | check that source.url is the home of a WordPress site
					404 | <html>Perdu</html>             | answered 404.                      | No REST API is there
					500 | <b>Fatal error</b>             | answered 500.                      | look at its error log
					503 | <html>Maintenance</html>       | answered 503.                      | try again later
					429 | ''                             | answered 429.                      | asks for fewer requests
					418 | {"code":"<script>"}            | answered 418.                      | Check that source.url
					200 | <!doctype html><p>Bonjour</p>  | a web page instead of JSON         | maintenance page, login page or bot check
					200 | [{"id":1                       | broken JSON                        | PHP warnings
					200 | Warning: x in y.php [{"id":1}] | broken JSON                        | PHP warnings
					200 | [] trop                        | broken JSON                        | PHP warnings
					200 | ''                             | else than a list                   | source.url
					200 | {"name":"autre chose"}         | else than a list                   | source.url
					""")
	void whatIsNoListIsRefusedWithCauseAndRemedy(int status, String body, String said, String remedy) {
		answering(exchange -> send(exchange, status, body));
		assertThatExceptionOfType(SourceException.class).isThrownBy(this::list)
			.withMessageContaining(site() + "/")
			.withMessageContaining("wp/v2/posts")
			.withMessageContaining(said)
			.withMessageContaining(remedy)
			.withMessageNotContainingAny("secret", "<");
	}

	@Test
	void anAnswerThatDoesNotComeIsWaitedForInVainOnlyOnce() {
		answering(exchange -> await(over));
		assertThatExceptionOfType(SourceException.class).isThrownBy(this::list)
			.withMessageContaining("no whole answer within");
	}

	@Test
	void anAnswerThatTricklesForEverIsCutOff() {
		answering(exchange -> {
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write("[".getBytes(StandardCharsets.UTF_8));
			exchange.getResponseBody().flush();
			await(over);
		});
		assertThatExceptionOfType(SourceException.class).isThrownBy(this::list)
			.withMessageContaining("no whole answer within");
	}

	@Test
	void anAnswerBeyondTheLimitIsRefused() {
		answering(exchange -> send(exchange, 200, "[" + " ".repeat(10_000) + "]"));
		assertThatExceptionOfType(SourceException.class).isThrownBy(this::list)
			.withMessageContaining("the answer is longer than 10000 bytes");
	}

	@Test
	void anAnswerThatBreaksOffIsRefused() {
		answering(exchange -> {
			exchange.sendResponseHeaders(200, 100);
			exchange.getResponseBody().write("[]".getBytes(StandardCharsets.UTF_8));
			exchange.getResponseBody().flush();
			server.stop(0);
		});
		assertThatExceptionOfType(SourceException.class).isThrownBy(this::list)
			.withMessageContaining("the connection broke");
	}

	@Test
	void aPortWhereNobodyListensIsSaidInWords() throws IOException {
		int port;
		try (var socket = new ServerSocket(0)) {
			port = socket.getLocalPort();
		}
		assertThatExceptionOfType(SourceException.class).isThrownBy(() -> list(URI.create("http://127.0.0.1:" + port)))
			.withMessageContaining("the connection was refused")
			.withMessageContaining("source.url and its port");
	}

	@Test
	void aSiteThatSpeaksNoTlsIsSaidInWords() throws IOException {
		try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Thread.startVirtualThread(() -> answerWithoutTls(socket));
			assertThatExceptionOfType(SourceException.class)
				.isThrownBy(() -> list(URI.create("https://127.0.0.1:" + socket.getLocalPort())))
				.withMessageContaining("no secure connection")
				.withMessageContaining("certificate");
		}
	}

	private void answerWithoutTls(ServerSocket socket) {
		try (var connection = socket.accept()) {
			connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			await(over);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void anUnknownHostIsSaidInWords() {
		assertThatExceptionOfType(SourceException.class)
			.isThrownBy(() -> list(URI.create("https://nulle-part.invalid")))
			.withMessageContaining("no host of the name nulle-part.invalid");
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 303, 307, 308 })
	void threeRedirectsAreFollowed(int status) {
		answering(exchange -> {
			if (exchanges.size() <= 3) {
				redirect(exchange, status, "/etape" + exchanges.size());
			}
			else {
				exchange.getResponseHeaders().add("X-WP-TotalPages", "1");
				send(exchange, 200, "[{\"id\":1}]");
			}
		});
		assertThat(list()).hasSize(1);
	}

	@Test
	void aFourthRedirectIsNot() {
		answering(exchange -> redirect(exchange, 302, "/encore"));
		assertThatExceptionOfType(SourceException.class).isThrownBy(this::list)
			.withMessageContaining("redirects more than 3 times");
		assertThat(exchanges).hasSize(4);
	}

	@ParameterizedTest
	@ValueSource(strings = { "file:///etc/passwd", "ftp://a.example/", "http://nom:secret@127.0.0.1/",
			"gopher://127.0.0.1/x" })
	void aRedirectIsCheckedAgain(String target) {
		answering(exchange -> redirect(exchange, 302, target));
		assertThatExceptionOfType(SourceException.class).isThrownBy(this::list)
			.withMessageContaining("only http and https addresses");
		assertThat(exchanges).hasSize(1);
	}

	@Test
	void aRedirectToNoAddressIsSaidInWords() {
		answering(exchange -> redirect(exchange, 302, "http://[x"));
		assertThatExceptionOfType(SourceException.class).isThrownBy(this::list)
			.withMessageContaining("redirects to what is no address");
	}

	@Test
	void aPrivateSiteIsNotEvenAsked() {
		answering(exchange -> send(exchange, 200, "[]"));
		var api = new WordPressApi(URI.create(site()), new Fetch(SHORT), new AddressGuard(false));
		assertThatExceptionOfType(SourceException.class).isThrownBy(() -> api.list("posts", "a=b"))
			.withMessageContaining("source.allow-private=true");
		assertThat(exchanges).isEmpty();
	}

	@Test
	void saysWhoAsks() {
		answering(exchange -> send(exchange, 200, "\uFEFF[]"));
		assertThat(list()).isEmpty();
		assertThat(exchanges.getFirst().getRequestHeaders().getFirst("User-Agent")).isEqualTo("Lundi");
		assertThat(exchanges.getFirst().getRequestURI()).hasPath("/wp-json/wp/v2/posts")
			.hasParameter("per_page", "100");
	}

	@Test
	void aSiteThatGrowsPagesForEverIsGivenUp() {
		answering(exchange -> {
			exchange.getResponseHeaders().add("X-WP-TotalPages", "999999999");
			send(exchange, 200, "[{\"id\":%d}]".formatted(exchanges.size()));
		});
		assertThatExceptionOfType(SourceException.class).isThrownBy(this::list)
			.withMessageContaining("lists more than 100 pages");
	}

	@Test
	void aRefusalInTheMiddleLosesTheWholeList() {
		answering(exchange -> {
			exchange.getResponseHeaders().add("X-WP-TotalPages", "3");
			send(exchange, exchanges.size() == 3 ? 502 : 200, "[{\"id\":%d}]".formatted(exchanges.size()));
		});
		assertThatExceptionOfType(SourceException.class).isThrownBy(this::list).withMessageContaining("answered 502");
	}

	@Test
	void anItemThatMovesToTheNextPageIsTakenOnce() {
		answering(exchange -> {
			exchange.getResponseHeaders().add("X-WP-TotalPages", "2");
			send(exchange, 200, exchanges.size() == 1 ? "[{\"id\":1},{\"id\":2}]" : "[{\"id\":2},{\"id\":3}]");
		});
		assertThat(list()).extracting(item -> item.path("id").asInt()).containsExactly(1, 2, 3);
	}

	private void answering(HttpHandler handler) {
		server.createContext("/", exchange -> {
			exchanges.add(exchange);
			handler.handle(exchange);
		});
	}

	private Collection<JsonNode> list() {
		return list(URI.create(site()));
	}

	private static Collection<JsonNode> list(URI site) {
		return new WordPressApi(site, new Fetch(SHORT), new AddressGuard(true)).list("posts", "token=secret");
	}

	private String site() {
		return "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
	}

	private static void redirect(HttpExchange exchange, int status, String target) throws IOException {
		exchange.getResponseHeaders().add("Location", target);
		exchange.sendResponseHeaders(status, -1);
		exchange.close();
	}

	private static void send(HttpExchange exchange, int status, String text) throws IOException {
		var bytes = text.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
