package dev.lundi.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.jsoup.Jsoup;

/** An operator before the console of a service: signs in, and presses buttons. */
final class Browser {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final HttpClient client = HttpClient.newBuilder()
		.cookieHandler(new CookieManager())
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private final URI base;

	private String token = "";

	/** Waits until the service is there, and signs in. */
	Browser(int port) {
		this.base = URI.create("http://127.0.0.1:" + port);
		if (!Pause.until(PATIENCE, this::opens)) {
			throw new AssertionError("There are no pages at " + base);
		}
		int answer = press("/login", "username", "nora", "password", "sesame").join();
		if (answer != 302 || get("/console").statusCode() != 200) {
			throw new AssertionError("Nora cannot sign in: " + answer);
		}
		takeToken("/console");
	}

	private boolean opens() {
		try {
			takeToken("/login");
			return true;
		}
		catch (UncheckedIOException ex) {
			Pause.of(50_000_000);
			return false;
		}
	}

	private void takeToken(String path) {
		token = Jsoup.parse(get(path).body()).select("input[name=_csrf]").attr("value");
	}

	private HttpResponse<String> get(String path) {
		try {
			return client.send(HttpRequest.newBuilder(base.resolve(path)).GET().build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Gives the status of the answer; parameters are names and values in turn. */
	CompletableFuture<Integer> press(String path, String... parameters) {
		StringBuilder form = new StringBuilder("_csrf=" + encoded(token));
		for (int i = 0; i < parameters.length; i += 2) {
			form.append('&').append(encoded(parameters[i])).append('=').append(encoded(parameters[i + 1]));
		}
		HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form.toString()))
			.build();
		return client.sendAsync(request, BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
	}

	private static String encoded(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

}
