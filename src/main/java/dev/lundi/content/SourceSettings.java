package dev.lundi.content;

import java.net.URI;
import java.nio.file.Path;

import dev.lundi.fetch.Fetch;
import org.jspecify.annotations.Nullable;

/**
 * The {@code lundi.newsletters.<slug>.source.*} properties.
 *
 * @param type which kind of source
 * @param url address of the site; for {@code wordpress} and {@code feed}
 * @param path the folder; for {@code folder}
 * @param category slug of the category that marks the editorial; null for any
 * @param tag name or slug of the tag that marks it; null for any
 * @param author name of who writes it, as readers see it; null for any
 * @param titlePattern regular expression that is found in the editorial's title; null for
 * any
 * @param votes where a {@code wordpress} tells votes on comments; null when it does not
 * @param allowPrivate whether the site may be on a private or loopback address
 */
public record SourceSettings(Type type, @Nullable URI url, @Nullable Path path, @Nullable String category,
		@Nullable String tag, @Nullable String author, @Nullable String titlePattern, @Nullable VotePaths votes,
		boolean allowPrivate) {

	/** Where it is, without what might be secret. */
	public String shown() {
		return (url == null) ? String.valueOf(path) : Fetch.shown(url);
	}

	/** The kinds of source. */
	public enum Type {

		/** A WordPress site, read over REST. */
		WORDPRESS,

		/** A site of any kind, read by its RSS or Atom feed. */
		FEED,

		/** A folder of Markdown files with front matter. */
		FOLDER

	}

}
