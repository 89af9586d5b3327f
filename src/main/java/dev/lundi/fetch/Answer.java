package dev.lundi.fetch;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import dev.lundi.reason.Reason;

/** What a site said, after redirects. */
public final class Answer {

	private static final int HEAD = 256 * 1024;

	private final URI uri;

	private final int status;

	private final Map<String, String> headers;

	private final byte[] body;

	/**
	 * What was read.
	 * @param headers by their names in small letters
	 */
	Answer(URI uri, int status, Map<String, String> headers, byte[] body) {
		this.uri = uri;
		this.status = status;
		this.headers = Map.copyOf(headers);
		this.body = body;
	}

	/** Where it was found. */
	public URI uri() {
		return uri;
	}

	public int status() {
		return status;
	}

	/**
	 * A header's value; several of one name are joined by commas.
	 * @param name in small letters
	 */
	public Optional<String> header(String name) {
		return Optional.ofNullable(headers.get(name));
	}

	/** The body as text, whatever it says of its charset. */
	public String text() {
		return new String(body, Charsets.of(body, headers.getOrDefault("content-type", ""))).replaceFirst("^\uFEFF",
				"");
	}

	/** The body as text that is never whole in memory. */
	public Reader reader() {
		return new InputStreamReader(new ByteArrayInputStream(body),
				Charsets.of(body, headers.getOrDefault("content-type", "")));
	}

	/** As much of the body as the head of a web page may be long. */
	public String head() {
		var start = Arrays.copyOf(body, Math.min(HEAD, body.length));
		return new String(start, Charsets.of(start, headers.getOrDefault("content-type", "")));
	}

	int size() {
		return body.length;
	}

	Optional<URI> redirect() {
		return switch (status) {
			case 301, 302, 303, 307, 308 -> header("location").map(this::resolve);
			default -> Optional.empty();
		};
	}

	private URI resolve(String location) {
		try {
			return uri.resolve(location.strip());
		}
		catch (IllegalArgumentException ex) {
			throw new FetchException(Reason.of("source.redirect-broken", Fetch.shown(uri)), ex);
		}
	}

}
