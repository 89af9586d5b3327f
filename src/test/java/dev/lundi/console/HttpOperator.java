package dev.lundi.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody who has signed in at the console over HTTP, and presses its buttons. */
final class HttpOperator {

	private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	private final URI base;

	private final Locale language;

	private String token = "";

	HttpOperator(int port, Locale language) {
		this.base = URI.create("http://127.0.0.1:" + port);
		this.language = language;
		this.token = token("/login");
		assertThat(press("/login", "username", "nora", "password", "sesame").status()).isEqualTo(302);
		this.token = token("/console");
	}

	private String token(String path) {
		return get(path).document().select("input[name=_csrf]").attr("value");
	}

	Answer get(String path) {
		return answer(request(path).GET());
	}

	/** Presses a button; parameters are names and values in turn. */
	Answer press(String path, String... parameters) {
		StringBuilder form = new StringBuilder("_csrf=").append(encoded(token));
		for (int i = 0; i < parameters.length; i += 2) {
			form.append('&').append(encoded(parameters[i])).append('=').append(encoded(parameters[i + 1]));
		}
		return answer(request(path).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form.toString())));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(base.resolve(path)).header("Accept-Language", language.toLanguageTag());
	}

	private Answer answer(HttpRequest.Builder request) {
		try {
			HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
			return new Answer(response.statusCode(), response.headers().firstValue("Location").orElse(""),
					response.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String encoded(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

	/** What the server answered. */
	record Answer(int status, String location, String body) {

		Document document() {
			return Jsoup.parse(body);
		}

		/** What it says is wrong, with plain spaces. */
		String alert() {
			return document().select("[role=alert]").text().replace('\u00a0', ' ').replace('\u202f', ' ');
		}

	}

}
