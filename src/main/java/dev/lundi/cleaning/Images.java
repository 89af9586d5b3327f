package dev.lundi.cleaning;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Tag;

/**
 * Gives each image the address that it really has, and takes out those that only report
 * who reads.
 */
final class Images {

	/** Twice the column of the mail, for dense displays, in pixels. */
	private static final int WIDE_ENOUGH = 1072;

	private static final int LONGEST_SHOWN = 120;

	private static final Pattern TINY = Pattern.compile("\\s*[01](px)?\\s*");

	private static final Pattern TINY_STYLE = Pattern
		.compile("(?i)(^|[;\\s])(width|height)\\s*:\\s*[01](px)?\\s*(;|!|$)");

	/** Counters of blogs, of feed services and of advertisers. */
	private static final Pattern COUNTER = Pattern.compile("(?i)^https?://(?:(?:[^/?#]*\\.)?(?:pixel\\.wp\\.com"
			+ "|stats\\.(?:wp|wordpress)\\.com|feedburner\\.com/~|feedsportal\\.com|google-analytics\\.com"
			+ "|googletagmanager\\.com|doubleclick\\.net|googlesyndication\\.com|scorecardresearch\\.com"
			+ "|quantserve\\.com|statcounter\\.com|follow\\.it/track|facebook\\.com/tr\\b)"
			+ "|[^/?#]+/(?:[^?#]*/)?(?:track/open|open\\.(?:php|aspx)|pixel(?:\\.(?:gif|png))?(?=[?#]|$)|wf/open))");

	private static final Pattern EMOJI = Pattern
		.compile("(?i)^(?:https?:)?//[^?#]*/(?:emoji|smilies|twemoji)/[^?#]*$|\\.svg\\?emoji");

	private static final Pattern PLACEHOLDER = Pattern
		.compile("(?i)^data:|placeholder|/(?:blank|spacer|transparent|lazy|trans|1x1)[^/]*\\.(?:gif|png|svg)");

	/** As lazy-loading scripts call the real one. */
	private static final List<String> LAZY = List.of("data-src", "data-lazy-src", "data-original", "data-lazy",
			"data-orig-src", "data-large-file");

	private static final List<String> SETS = List.of("srcset", "data-srcset", "data-lazy-srcset");

	private static final Pattern OF_SET = Pattern.compile("([^\\s,]\\S*)\\s+(\\d{1,5})(?:\\.\\d+)?([wx])");

	private final List<String> refused = new ArrayList<>();

	/** For words without images: emoji become characters. */
	static void toEmoji(Document dirty) {
		dirty.select("img").forEach(image -> {
			if (isEmoji(image)) {
				image.replaceWith(new TextNode(image.attr("alt")));
			}
		});
	}

	/** Gives the addresses of those that a mail may not show. */
	static List<String> settle(Document dirty) {
		var images = new Images();
		dirty.select("img").forEach(images::settle);
		return images.refused;
	}

	private void settle(Element image) {
		if (isTracker(image)) {
			image.remove();
			return;
		}
		var addresses = addresses(image);
		var safe = addresses.stream().filter(address -> address.startsWith("https://")).findFirst();
		if (safe.isPresent()) {
			image.attr("src", safe.get());
			return;
		}
		addresses.stream().findFirst().ifPresent(address -> refused.add(PlainText.shorten(address, LONGEST_SHOWN)));
		standIn(image);
	}

	static boolean isTracker(Element image) {
		return TINY.matcher(image.attr("width")).matches() || TINY.matcher(image.attr("height")).matches()
				|| TINY_STYLE.matcher(image.attr("style")).find() || COUNTER.matcher(image.absUrl("src")).find();
	}

	static boolean isCounter(String address) {
		return COUNTER.matcher(address).find();
	}

	private static boolean isEmoji(Element image) {
		return !image.attr("alt").isBlank()
				&& (image.hasClass("wp-smiley") || image.hasClass("emoji") || EMOJI.matcher(image.attr("src")).find());
	}

	/** The best first; those written into the text only when there is no other. */
	private static List<String> addresses(Element image) {
		var own = image.attr("src").strip();
		var placeholder = PLACEHOLDER.matcher(own).find();
		return Stream
			.of(placeholder ? Stream.<String>empty() : Stream.of(own), LAZY.stream().map(image::attr), sets(image),
					Stream.of(own))
			.flatMap(some -> some)
			.filter(address -> !address.isBlank())
			.map(address -> absolute(address, image.baseUri()))
			.filter(address -> !address.isEmpty())
			.toList();
	}

	private static String absolute(String address, String base) {
		return address.regionMatches(true, 0, "data:", 0, 5) ? address
				: new Element(Tag.valueOf("img"), base).attr("src", address.strip()).absUrl("src");
	}

	private static Stream<String> sets(Element image) {
		var picture = image.parent();
		var sources = picture != null && picture.normalName().equals("picture")
				? picture.children().stream().filter(source -> source.normalName().equals("source")).limit(10)
				: Stream.<Element>empty();
		return Stream.concat(Stream.of(image), sources)
			.flatMap(element -> SETS.stream().map(element::attr))
			.filter(set -> !set.isBlank())
			.map(Images::best);
	}

	/** The smallest that is wide enough; else the largest. */
	private static String best(String set) {
		var best = set.strip().split("[\\s,]", 2)[0];
		var width = 0;
		var found = OF_SET.matcher(set);
		while (found.find()) {
			var wide = Integer.parseInt(found.group(2)) * (found.group(3).equals("x") ? WIDE_ENOUGH / 2 : 1);
			if (width < WIDE_ENOUGH ? wide > width : wide >= WIDE_ENOUGH && wide < width) {
				best = found.group(1);
				width = wide;
			}
		}
		return best;
	}

	private static void standIn(Element image) {
		var words = PlainText.tidy(image.attr("alt"));
		if (words.isEmpty()) {
			image.remove();
		}
		else {
			image.replaceWith(new TextNode("[" + words + "]"));
		}
	}

}
