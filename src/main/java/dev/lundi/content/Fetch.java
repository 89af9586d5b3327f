package dev.lundi.content;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

/** Reads from the web, within limits, and tells in words what went wrong. */
class Fetch {

	private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

	private final Limits limits;

	private final HttpClient client;

	Fetch(Limits limits) {
		this.limits = limits;
		this.client = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(limits.connect())
			.build();
	}

	/** Gives whatever the site answers in the end; each redirect is checked again. */
	Answer get(URI uri, AddressGuard guard) {
		var next = uri;
		for (var hop = 0; hop <= limits.redirects(); hop++) {
			guard.check(next);
			var answer = ask(next);
			var target = answer.redirect();
			if (target.isEmpty()) {
				return answer;
			}
			next = target.get();
		}
		throw new SourceException(Reason.of("source.redirects", shown(uri), limits.redirects()), null);
	}

	private Answer ask(URI uri) {
		var request = HttpRequest.newBuilder(uri)
			.header("User-Agent", "Lundi")
			.header("Accept", "application/json")
			.build();
		var response = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), limits.bytes()));
		try {
			// The request's own timeout ends with the headers: a body may trickle for
			// ever.
			return Answer.of(response.get(limits.answer().toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (ExecutionException ex) {
			throw problem(uri, ex.getCause());
		}
		catch (TimeoutException ex) {
			throw problem(uri, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SourceException(Reason.of("source.interrupted", shown(uri)), ex);
		}
		finally {
			response.cancel(true);
		}
	}

	private SourceException problem(URI uri, @Nullable Throwable cause) {
		var found = switch (cause) {
			case HttpConnectTimeoutException _ -> Reason.of("source.no-connection", limits.connect().toSeconds());
			case TimeoutException _ -> Reason.of("source.no-answer", limits.answer().toSeconds());
			case ConnectException _ -> Reason.of("source.connection-refused");
			case SSLException tls -> Reason.of("source.no-tls", tls.getMessage());
			case IOException io when isTooLong(io) -> Reason.of("source.answer-too-long", limits.bytes());
			case null, default -> Reason.of("source.connection-broke", cause);
		};
		return new SourceException(Reason.of("source.unreadable", shown(uri)).and(found), cause);
	}

	/** The JDK has no type for it (BodyHandlers.limiting). */
	private static boolean isTooLong(IOException ex) {
		return ex.getMessage() != null && ex.getMessage().contains("capacity");
	}

	/** The address without what might be secret: no user name, no query but the route. */
	static String shown(URI uri) {
		var port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
		var query = uri.getRawQuery();
		var route = query != null && query.startsWith("rest_route=") ? "?" + query.replaceFirst("&.*", "") : "";
		return "%s://%s%s%s%s".formatted(uri.getScheme(), Objects.requireNonNullElse(uri.getHost(), "(no host)"), port,
				uri.getRawPath(), route);
	}

	/**
	 * How long, how much and how far.
	 *
	 * @param connect until the connection stands
	 * @param answer from the request until its answer is whole
	 * @param bytes of one answer's body
	 */
	record Limits(Duration connect, Duration answer, int bytes, int redirects) {

		static final Limits USUAL = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(20), 10 * 1024 * 1024, 3);

	}

	/** What a site said. */
	record Answer(URI uri, int status, HttpHeaders headers, String body) {

		static Answer of(HttpResponse<byte[]> response) {
			return new Answer(response.uri(), response.statusCode(), response.headers(),
					new String(response.body(), StandardCharsets.UTF_8));
		}

		Optional<URI> redirect() {
			return REDIRECTS.contains(status) ? headers.firstValue("Location").map(this::resolve) : Optional.empty();
		}

		private URI resolve(String location) {
			try {
				return uri.resolve(location);
			}
			catch (IllegalArgumentException ex) {
				throw new SourceException(Reason.of("source.redirect-broken", shown(uri)), ex);
			}
		}

	}

}
