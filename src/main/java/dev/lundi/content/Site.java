package dev.lundi.content;

import java.net.URI;
import java.time.Duration;

import dev.lundi.fetch.Answer;
import dev.lundi.fetch.Fetch;
import dev.lundi.fetch.FetchException;
import dev.lundi.reason.Reason;

/**
 * A site that a source is read from.
 *
 * @param home as the newsletter's properties have it
 * @param longest how long all of its answers may take together
 * @param start of the reading, as {@link System#nanoTime} has it
 */
record Site(URI home, Fetch fetch, Duration longest, long start) {

	private static final Duration USUAL = Duration.ofMinutes(2);

	/** A site whose reading begins now. */
	Site(URI home, Fetch fetch) {
		this(home, fetch, USUAL);
	}

	/** A site whose reading begins now, and may take so long. */
	Site(URI home, Fetch fetch, Duration longest) {
		this(home, fetch, longest, System.nanoTime());
	}

	/**
	 * Gives whatever the site answers.
	 * @throws SourceException when it gives no whole answer
	 */
	Answer get(URI uri) {
		if (System.nanoTime() - start > longest.toNanos()) {
			throw new SourceException(Reason.of("source.too-slow", Fetch.shown(home), longest.toSeconds()), null);
		}
		try {
			return fetch.get(uri);
		}
		catch (FetchException ex) {
			throw new SourceException(ex.reason(), ex);
		}
	}

}
