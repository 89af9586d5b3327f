package dev.lundi.content;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.lundi.fetch.AddressGuard;
import dev.lundi.fetch.Fetch;
import dev.lundi.fetch.FetchLimits;

import org.springframework.stereotype.Component;

/** Opens the source that a newsletter's properties name. */
@Component
public class ContentSources {

	private final Clock clock;

	/** By whether private addresses are allowed. */
	private final Map<Boolean, Fetch> fetches = new ConcurrentHashMap<>();

	ContentSources(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Gives the source for these settings, without asking it for anything yet.
	 * @param zone in which the source's weeks begin and end
	 * @throws IllegalArgumentException when the settings lack something, naming the
	 * property
	 */
	public ContentSource open(SourceSettings settings, ZoneId zone) {
		var selection = Selection.of(settings, zone, clock);
		return switch (settings.type()) {
			case WORDPRESS -> wordPress(settings, selection);
			case FEED -> new FeedSource(site(settings), selection);
			case FOLDER -> folder(settings, selection);
		};
	}

	private ContentSource wordPress(SourceSettings settings, Selection selection) {
		return new WordPressSource(site(settings), selection, VotePaths.orNone(settings.votes()));
	}

	private Site site(SourceSettings settings) {
		return new Site(home(settings), fetch(settings.allowPrivate()));
	}

	private Fetch fetch(boolean allowPrivate) {
		return fetches.computeIfAbsent(allowPrivate, allow -> new Fetch(FetchLimits.USUAL, AddressGuard.of(allow)));
	}

	private static URI home(SourceSettings settings) {
		var url = settings.url();
		if (url == null) {
			throw new IllegalArgumentException("source.url is missing: a %s source needs the address of the site; "
				.formatted(settings.type().name().toLowerCase(Locale.ROOT)) + "write it like https://blog.example");
		}
		var feed = settings.type() == SourceSettings.Type.FEED;
		if (AddressGuard.webAddress(url.toString()).isEmpty() || (url.getRawQuery() != null && !feed)
				|| url.getRawFragment() != null) {
			throw new IllegalArgumentException(
					"source.url is not the address of a site; write it like https://blog.example, "
							+ "with http or https and without a user name, ? or #");
		}
		return url;
	}

	private static ContentSource folder(SourceSettings settings, Selection selection) {
		var path = settings.path();
		if (path == null || path.toString().isBlank()) {
			throw new IllegalArgumentException("source.path is missing: a folder source needs the folder of the "
					+ "Markdown files; write it like /srv/edito");
		}
		return new FolderSource(path, selection);
	}

}
