package dev.lundi.content;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;

/**
 * Turns hostile HTML into the little that a mail may carry: known elements, absolute
 * links and images, no hidden text, no forms, nothing that runs or reports.
 */
final class Sanitiser {

	/** Deeper than any author nests, and shallow enough for everybody who recurses. */
	private static final int MAX_DEPTH = 64;

	/** Taking siblings out takes time with the square of their number. */
	private static final int MAX_ELEMENTS = 20_000;

	private static final String NEVER_TEXT = "script, style, noscript, template, form, input, button, select, textarea, "
			+ "datalist, object, embed, applet, svg, math, canvas, audio, video, map, head, title, [hidden]";

	private static final Pattern HIDDEN = Pattern
		.compile("(?i)(^|[;\\s])(display\\s*:\\s*none|visibility\\s*:\\s*hidden)");

	private static final Pattern TINY = Pattern.compile("\\s*[01](px)?\\s*");

	private static final Pattern TINY_STYLE = Pattern
		.compile("(?i)(^|[;\\s])(width|height)\\s*:\\s*[01](px)?\\s*(;|!|$)");

	private static final List<String> BLOCKS = List.of("p", "div", "section", "article", "aside", "header", "footer",
			"main", "nav", "address", "details", "summary", "center", "fieldset", "dl", "dt", "dd", "h1", "h2", "h3",
			"h4", "h5", "h6", "pre", "hr", "blockquote", "figure", "figcaption", "ul", "ol", "li", "table", "caption",
			"thead", "tbody", "tfoot", "tr", "th", "td");

	/** For the editorial's body. */
	static final Sanitiser EDITORIAL = new Sanitiser(wordsAndLinks()
		.addTags("h2", "h3", "h4", "b", "i", "img", "pre", "hr", "figure", "figcaption", "sup", "sub", "del", "ins",
				"cite", "q", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
		.addAttributes("img", "src", "alt", "width", "height")
		.addProtocols("img", "src", "http", "https")
		.addAttributes("th", "colspan", "rowspan")
		.addAttributes("td", "colspan", "rowspan"), Map.of("h1", "h2", "h5", "h4", "h6", "h4"));

	/** For a reader's comment. */
	static final Sanitiser COMMENT = new Sanitiser(wordsAndLinks(), Map.of("b", "strong", "i", "em"));

	private final Safelist allowed;

	private final Map<String, String> renamed;

	private Sanitiser(Safelist allowed, Map<String, String> renamed) {
		this.allowed = allowed;
		this.renamed = renamed;
	}

	private static Safelist wordsAndLinks() {
		return new Safelist().addTags("p", "br", "em", "strong", "a", "blockquote", "code", "ul", "ol", "li")
			.addAttributes("a", "href")
			.addProtocols("a", "href", "http", "https", "mailto");
	}

	/**
	 * Gives the clean HTML.
	 * @param base what relative addresses are relative to; without it they are dropped
	 */
	String clean(String html, @Nullable URI base) {
		var dirty = parse(html, base == null ? "" : base.toString());
		if (dirty.getAllElements().size() > MAX_ELEMENTS) {
			return "<p>%s</p>".formatted(Entities.escape(PlainText.tidy(dirty.text())));
		}
		removeUnseen(dirty);
		dirty.select("iframe").forEach(Sanitiser::linkInstead);
		dirty.body().getAllElements().forEach(this::rename);
		var clean = new Cleaner(allowed).clean(dirty);
		removeEmpty(clean);
		clean.forEachNode(Sanitiser::removeTricks);
		wrapLooseText(clean.body());
		clean.outputSettings().prettyPrint(false);
		return clean.body().html().strip();
	}

	private static Document parse(String html, String base) {
		var parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
		var document = Jsoup.parse("<!doctype html><html><head></head><body>" + html, base, parser);
		// A <base> in the text has changed it.
		document.setBaseUri(base);
		return document;
	}

	private static void removeUnseen(Document dirty) {
		dirty.body().select(NEVER_TEXT).remove();
		dirty.body().select("[style]").removeIf(element -> HIDDEN.matcher(element.attr("style")).find());
		dirty.body().select("img").removeIf(Sanitiser::isTrackingPixel);
	}

	private static boolean isTrackingPixel(Element image) {
		return TINY.matcher(image.attr("width")).matches() || TINY.matcher(image.attr("height")).matches()
				|| TINY_STYLE.matcher(image.attr("style")).find();
	}

	private static void linkInstead(Element iframe) {
		var address = iframe.absUrl("src");
		if (address.startsWith("https:") || address.startsWith("http:")) {
			iframe.before(new Element("a").attr("href", address).text(address));
		}
		iframe.remove();
	}

	/**
	 * A block that may not stay becomes a paragraph, lest its words run into the next.
	 */
	private void rename(Element element) {
		var name = element.normalName();
		var better = renamed.get(name);
		if (better != null) {
			element.tagName(better);
		}
		else if (BLOCKS.contains(name) && !allowed.isSafeTag(name) && !holdsBlocks(element)) {
			element.tagName("p");
		}
	}

	private static boolean holdsBlocks(Element element) {
		return element.children().stream().anyMatch(child -> BLOCKS.contains(child.normalName()));
	}

	private static void removeEmpty(Document clean) {
		clean.select("img:not([src])").remove();
		clean.select("a:not([href])").unwrap();
		clean.select("p, li, h2, h3, h4, figure, blockquote, a")
			.removeIf(element -> PlainText.tidy(element.text()).isEmpty() && element.selectFirst("img") == null);
	}

	private static void removeTricks(Node node) {
		if (node instanceof TextNode text) {
			text.text(PlainText.withoutTricks(text.getWholeText()));
		}
		else {
			node.attributes().forEach(attribute -> attribute.setValue(PlainText.withoutTricks(attribute.getValue())));
		}
	}

	private static void wrapLooseText(Element body) {
		Element paragraph = null;
		for (var node : List.copyOf(body.childNodes())) {
			if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
				paragraph = null;
			}
			else if (paragraph != null) {
				paragraph.appendChild(node);
			}
			else if (!(node instanceof TextNode text && text.isBlank())) {
				paragraph = new Element("p");
				node.replaceWith(paragraph);
				paragraph.appendChild(node);
			}
		}
	}

}
