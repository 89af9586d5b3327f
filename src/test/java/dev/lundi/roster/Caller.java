package dev.lundi.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** A program that calls the API with its token. */
record Caller(int port, String token) {

	/** Of an operator's program; the tests' properties have only its hash. */
	static final String CONTACTS = "un-jeton-d-essai-de-la-base-des-contacts-0123456789";

	/** Of an editor's. */
	static final String PRESSE = "un-jeton-d-essai-de-la-redaction-0123456789abcdef";

	private static final JsonMapper JSON = new JsonMapper();

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	Answer call(String method, String path, String body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
			.method(method, BodyPublishers.ofString(body));
		if (!token.isEmpty()) {
			request.header("Authorization", "Bearer " + token);
		}
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	Answer get(String path) {
		return call("GET", path, "");
	}

	Answer json(String method, String path, String body) {
		return call(method, path, body, "Content-Type", "application/json");
	}

	Answer csv(String path, String body, String... headers) {
		String[] all = new String[headers.length + 2];
		System.arraycopy(headers, 0, all, 2, headers.length);
		all[0] = "Content-Type";
		all[1] = "text/csv";
		return call("POST", path, body, all);
	}

	/** What the server answered. */
	record Answer(HttpResponse<String> response) {

		int status() {
			return response.statusCode();
		}

		String header(String name) {
			return response.headers().firstValue(name).orElse("");
		}

		JsonNode json() {
			return JSON.readTree(response.body());
		}

		/** The words of a refusal, which is one in form as well. */
		String problem(int status) {
			assertThat(status()).as(response.body()).isEqualTo(status);
			assertThat(header("Content-Type")).startsWith("application/problem+json");
			assertThat(json().get("status").asInt()).isEqualTo(status);
			assertThat(json().get("title").asString()).isNotEmpty();
			return json().get("detail").asString().replace('\u00a0', ' ');
		}

	}

}
