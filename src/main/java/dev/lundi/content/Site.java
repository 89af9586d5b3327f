package dev.lundi.content;

import java.net.URI;

import dev.lundi.fetch.Answer;
import dev.lundi.fetch.Fetch;
import dev.lundi.fetch.FetchException;

/**
 * A site that a source is read from.
 *
 * @param home as the newsletter's properties have it
 */
record Site(URI home, Fetch fetch) {

	/**
	 * Gives whatever the site answers.
	 * @throws SourceException when it gives no whole answer
	 */
	Answer get(URI uri) {
		try {
			return fetch.get(uri);
		}
		catch (FetchException ex) {
			throw new SourceException(ex.reason(), ex);
		}
	}

}
