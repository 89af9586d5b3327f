package dev.lundi.rendering;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/** Makes both forms of somebody's words. */
final class ProseWriter {

	/** The column of the mail less its margins, in pixels. */
	private static final int MEASURE = 536;

	/** From here on a text is long enough to be given a pull-quote, in characters. */
	private static final int LONG_TEXT = 1200;

	private static final int SHORT_QUOTE = 180;

	/** Elements within elements; what lies deeper comes to lie beside. */
	private static final int DEEPEST = 32;

	/**
	 * The words are sanitised when they come in; this is the second lock of the one door
	 * by which HTML enters a mail.
	 */
	private static final Safelist SAFE = Safelist.relaxed()
		.addTags("abbr", "del", "figcaption", "figure", "hr", "ins", "kbd", "mark", "s")
		.addAttributes(":all", "dir", "lang")
		.addAttributes("ol", "start")
		.removeAttributes("img", "align", "height");

	private ProseWriter() {
	}

	static Prose write(String sanitisedHtml, StyleSheet styles) {
		Element prose = structured(sanitisedHtml);
		String text = ProseText.of(prose);
		prose.select("img").forEach(ProseWriter::fit);
		prose.select("* *").forEach((element) -> style(element, styles));
		return new Prose(prose.html().strip(), text);
	}

	/** The words in order, before anybody says how they look. */
	static Element structured(String sanitisedHtml) {
		Document document = new Cleaner(SAFE)
			.clean(Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(sanitisedHtml, ""));
		document.outputSettings().prettyPrint(false);
		Element prose = document.body().tagName("div").addClass("prose");
		prose.select("img:not([src])").remove();
		prose.select("img").forEach((image) -> image.attr("alt", image.attr("alt")));
		levelHeadings(prose);
		markPullQuote(prose);
		return prose;
	}

	/** The mail's title is the h1, so its text begins at h2 and leaves no level out. */
	private static void levelHeadings(Element prose) {
		int level = 1;
		int highest = prose.select("h1,h2,h3,h4,h5,h6").stream().mapToInt(ProseWriter::levelOf).min().orElse(2);
		for (Element heading : prose.select("h1,h2,h3,h4,h5,h6")) {
			level = Math.min(levelOf(heading) - highest + 2, level + 1);
			heading.tagName("h" + Math.min(level, 6));
		}
	}

	private static int levelOf(Element heading) {
		return heading.tagName().charAt(1) - '0';
	}

	private static void markPullQuote(Element prose) {
		Element quote = prose.selectFirst("> blockquote, > figure > blockquote");
		if (quote != null && quote.text().length() <= SHORT_QUOTE && prose.text().length() >= LONG_TEXT) {
			quote.addClass("pull");
		}
	}

	/** Outlook knows no max-width and takes the attribute. */
	private static void fit(Element image) {
		String width = image.attr("width");
		if (!width.matches("\\d{1,4}") || Integer.parseInt(width) > MEASURE) {
			image.attr("width", Integer.toString(MEASURE));
		}
	}

	private static void style(Element element, StyleSheet styles) {
		String style = styles.inlineFor(element);
		if (!style.isEmpty()) {
			element.attr("style", style);
		}
	}

}
