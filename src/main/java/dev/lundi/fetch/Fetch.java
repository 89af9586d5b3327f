package dev.lundi.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.lundi.reason.Reason;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.jspecify.annotations.Nullable;

/** Reads from the web, within limits, and tells in words what went wrong. */
public final class Fetch {

	private static final String ACCEPTED = "application/json, application/atom+xml, application/rss+xml, "
			+ "application/xml;q=0.9, text/html;q=0.8, */*;q=0.5";

	private final FetchLimits limits;

	private final AddressGuard guard;

	private final Seen seen = new Seen();

	private final CloseableHttpClient client;

	/** For one thread or many; it keeps what it saw last, to ask whether that changed. */
	public Fetch(FetchLimits limits, AddressGuard guard) {
		this.limits = limits;
		this.guard = guard;
		this.client = new Connections(limits, guard).client();
	}

	/**
	 * Gives whatever the site answers in the end; each redirect is checked again.
	 * @throws FetchException when there is no whole answer within the limits
	 */
	public Answer get(URI uri) {
		var deadline = Deadline.in(limits.whole());
		var next = uri;
		for (var hop = 0; hop <= limits.redirects(); hop++) {
			guard.check(next);
			var answer = persist(next, deadline);
			var target = answer.redirect();
			if (target.isEmpty()) {
				return answer;
			}
			next = target.get();
		}
		throw new FetchException(Reason.of("source.redirects", shown(uri), limits.redirects()), null);
	}

	/** Asks again, after a pause, what a busy site or a broken line did not give. */
	private Answer persist(URI uri, Deadline deadline) {
		for (var attempt = 1;; attempt++) {
			try {
				var answer = ask(uri, deadline);
				var pause = pause(answer, attempt).filter(deadline::leaves);
				if (pause.isEmpty()) {
					return answer;
				}
				rest(pause.get(), uri);
			}
			catch (FetchException ex) {
				if (!ex.isPassing() || attempt >= limits.retry().attempts()
						|| !deadline.leaves(limits.retry().before(attempt))) {
					throw ex;
				}
				rest(limits.retry().before(attempt), uri);
			}
		}
	}

	/** Empty when the answer will do, or when the site wants to be left alone longer. */
	private Optional<Duration> pause(Answer answer, int attempt) {
		var busy = switch (answer.status()) {
			case 429, 500, 502, 503, 504 -> attempt < limits.retry().attempts();
			default -> false;
		};
		return busy ? Optional.of(answer.header("retry-after")
			.filter(seconds -> seconds.matches("\\d{1,6}"))
			.map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
			.orElse(limits.retry().before(attempt))) : Optional.empty();
	}

	private static void rest(Duration pause, URI uri) {
		try {
			Thread.sleep(pause);
		}
		catch (InterruptedException ex) {
			throw interrupted(uri, ex);
		}
	}

	/** On a thread of its own, as nothing else ends a name that does not resolve. */
	private Answer ask(URI uri, Deadline deadline) {
		var former = seen.at(uri);
		var request = request(uri, former.orElse(null));
		var reading = new Reading(uri, request, limits);
		var asked = new FutureTask<>(() -> client.execute(request, reading));
		Thread.ofVirtual().name("fetch").start(asked);
		try {
			var answer = asked.get(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
			return former.filter(_ -> answer.status() == 304).orElseGet(() -> noted(answer));
		}
		catch (ExecutionException ex) {
			throw new Trouble(uri, limits).because(Objects.requireNonNull(ex.getCause()));
		}
		catch (TimeoutException ex) {
			throw new Trouble(uri, limits).because(ex);
		}
		catch (InterruptedException ex) {
			throw interrupted(uri, ex);
		}
		finally {
			if (!asked.isDone()) {
				request.cancel();
			}
		}
	}

	private Answer noted(Answer answer) {
		seen.note(answer);
		return answer;
	}

	private static HttpGet request(URI uri, @Nullable Answer former) {
		var request = new HttpGet(uri);
		request.setHeader("Accept", ACCEPTED);
		request.setHeader("Accept-Encoding", "gzip");
		if (former != null) {
			former.header("etag").ifPresent(tag -> request.setHeader("If-None-Match", tag));
			former.header("last-modified").ifPresent(time -> request.setHeader("If-Modified-Since", time));
		}
		return request;
	}

	private static FetchException interrupted(URI uri, InterruptedException ex) {
		Thread.currentThread().interrupt();
		return new FetchException(Reason.of("source.interrupted", shown(uri)), ex);
	}

	/** The address without what might be secret: no user name, no query but the route. */
	public static String shown(URI uri) {
		var port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
		var query = uri.getRawQuery();
		var route = query != null && query.startsWith("rest_route=") ? "?" + query.replaceFirst("&.*", "") : "";
		return "%s://%s%s%s%s".formatted(uri.getScheme(), Objects.requireNonNullElse(uri.getHost(), "(no host)"), port,
				uri.getRawPath(), route);
	}

}
