package dev.lundi.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import dev.lundi.browser.Markup;
import org.jsoup.nodes.Document;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody who has signed in at the console over HTTP, and presses its buttons. */
public final class HttpOperator {

	private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	private final URI base;

	private final Locale language;

	private String token = "";

	public HttpOperator(int port, Locale language) {
		this(port, language, "nora");
	}

	/** Signed in with another account. */
	public HttpOperator(int port, Locale language, String account) {
		this.base = URI.create("http://127.0.0.1:" + port);
		this.language = language;
		this.token = token("/login");
		assertThat(press("/login", "username", account, "password", "sesame").status()).isEqualTo(302);
		this.token = token("/console");
	}

	/** Forgets what its pages have given it. */
	public HttpOperator forge() {
		this.token = "forged";
		return this;
	}

	private String token(String path) {
		return get(path).document().select("input[name=_csrf]").attr("value");
	}

	public Answer get(String path) {
		return answer(request(path).GET());
	}

	/** Presses a button; parameters are names and values in turn. */
	public Answer press(String path, String... parameters) {
		StringBuilder form = new StringBuilder("_csrf=").append(encoded(token));
		for (int i = 0; i < parameters.length; i += 2) {
			form.append('&').append(encoded(parameters[i])).append('=').append(encoded(parameters[i + 1]));
		}
		return answer(request(path).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form.toString())));
	}

	/** Sends a file with a form; parameters are names and values in turn. */
	public Answer upload(String path, String file, BodyPublisher content, String... parameters) {
		String edge = "edge-of-a-part";
		StringBuilder fields = new StringBuilder(field(edge, "_csrf", token));
		for (int i = 0; i < parameters.length; i += 2) {
			fields.append(field(edge, parameters[i], parameters[i + 1]));
		}
		String head = fields
				+ "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n".formatted(edge, file)
				+ "Content-Type: text/csv\r\n\r\n";
		return answer(request(path).header("Content-Type", "multipart/form-data; boundary=" + edge)
			.POST(BodyPublishers.concat(BodyPublishers.ofString(head), content,
					BodyPublishers.ofString("\r\n--%s--\r\n".formatted(edge)))));
	}

	private static String field(String edge, String name, String value) {
		return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(edge, name, value);
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(base.resolve(path))
			.header("Accept", "text/html")
			.header("Accept-Language", language.toLanguageTag());
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
	public record Answer(int status, String location, String body) {

		public Document document() {
			return Markup.valid(body);
		}

		/** What it says is wrong, with plain spaces. */
		public String alert() {
			return document().select("[role=alert]").text().replace('\u00a0', ' ').replace('\u202f', ' ');
		}

	}

}
