package dev.lundi.content;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import dev.lundi.cleaning.Cleaned;
import dev.lundi.cleaning.Sanitiser;
import dev.lundi.reason.Reason;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The body of an article as a mail can carry it.
 *
 * @param notices what is not in it, and why
 */
record Body(String html, List<Reason> notices) {

	/**
	 * Cleans it; one that is too long ends with a link to the rest.
	 * @param url where it was published
	 */
	static Body of(String dirty, String title, @Nullable URI url) {
		var cleaned = Sanitiser.EDITORIAL.cleaned(dirty, url);
		return new Body(cleaned.cut() && url != null ? cleaned.html() + further(title, url) : cleaned.html(),
				notices(cleaned, title));
	}

	private static String further(String title, URI url) {
		var link = new Element("a").attr("href", url.toString()).text("%s (%s)".formatted(title, url.getHost()));
		return new Element("p").appendChild(link).outerHtml();
	}

	private static List<Reason> notices(Cleaned cleaned, String title) {
		var notices = new ArrayList<Reason>();
		if (cleaned.cut()) {
			notices.add(Reason.of("source.article-cut", title));
		}
		if (!cleaned.refused().isEmpty()) {
			notices
				.add(Reason.of("source.images-refused", title, cleaned.refused().size(), cleaned.refused().getFirst()));
		}
		return notices;
	}

}
