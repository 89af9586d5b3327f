package dev.lundi.cleaning;

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
public final class Sanitiser {

	/** Deeper than any author nests, and shallow enough for everybody who recurses. */
	private static final int MAX_DEPTH = 64;

	/** Taking siblings out takes time with the square of their number. */
	private static final int MAX_ELEMENTS = 20_000;

	/**
	 * Twenty minutes of reading, in characters; more, and mail readers cut by themselves.
	 */
	private static final int LONGEST = 50_000;

	/** What is parsed at all, in chars: markup may be a hundred times the words. */
	private static final int MAX_LENGTH = 5_000_000;

	private static final String NEVER_TEXT = "script, style, noscript, template, form, input, button, select, textarea, "
			+ "datalist, applet, svg, math, canvas, map, head, title, [hidden]";

	private static final Pattern HIDDEN = Pattern
		.compile("(?i)(^|[;\\s])(display\\s*:\\s*none|visibility\\s*:\\s*hidden)");

	/** An image written into the text, which no mail shows. */
	private static final Pattern INSIDE = Pattern.compile("(?i)\\bdata:[a-z]+/[a-z0-9.+-]+[;,][^\"'\\s<>)]{100,}+");

	private static final List<String> BLOCKS = List.of("p", "div", "section", "article", "aside", "header", "footer",
			"main", "nav", "address", "details", "summary", "center", "fieldset", "dl", "dt", "dd", "h1", "h2", "h3",
			"h4", "h5", "h6", "pre", "hr", "blockquote", "figure", "figcaption", "ul", "ol", "li", "table", "caption",
			"thead", "tbody", "tfoot", "tr", "th", "td");

	/** For the editorial's body. */
	public static final Sanitiser EDITORIAL = new Sanitiser(wordsAndLinks()
		.addTags("h2", "h3", "h4", "b", "i", "img", "pre", "hr", "figure", "figcaption", "sup", "sub", "del", "ins",
				"cite", "q", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
		.addAttributes("img", "src", "alt", "width", "height")
		.addProtocols("img", "src", "https")
		.addAttributes("th", "colspan", "rowspan")
		.addAttributes("td", "colspan", "rowspan"), Map.of("h1", "h2", "h5", "h4", "h6", "h4"));

	/** For a reader's comment. */
	public static final Sanitiser COMMENT = new Sanitiser(wordsAndLinks(), Map.of("b", "strong", "i", "em"));

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
	public String clean(String html, @Nullable URI base) {
		return cleaned(html, base).html();
	}

	/**
	 * Gives the clean HTML, and what is missing in it.
	 * @param base what relative addresses are relative to; without it they are dropped
	 */
	public Cleaned cleaned(String html, @Nullable URI base) {
		var whole = INSIDE.matcher(html).replaceAll("data:");
		var bounded = whole.substring(0, Math.min(whole.length(), MAX_LENGTH));
		var dirty = parse(bounded, base == null ? "" : base.toString());
		var shortened = Shortening.cut(dirty.body(), 2 * LONGEST) || bounded.length() < whole.length();
		if (dirty.getAllElements().size() > MAX_ELEMENTS) {
			var words = PlainText.shorten(PlainText.tidy(dirty.text()), LONGEST);
			return new Cleaned("<p>%s</p>".formatted(Entities.escape(words)), shortened || words.endsWith("…"),
					List.of());
		}
		removeUnseen(dirty);
		var refused = makePlain(dirty);
		var clean = new Cleaner(allowed).clean(dirty);
		clean.forEachNode(Sanitiser::removeTricks);
		removeEmpty(clean);
		var cut = Shortening.cut(clean.body(), LONGEST) || shortened;
		wrapLooseText(clean.body());
		clean.outputSettings().prettyPrint(false);
		return new Cleaned(clean.body().html().strip(), cut, refused);
	}

	/** Gives the addresses of the images that may not stay. */
	private List<String> makePlain(Document dirty) {
		Images.toEmoji(dirty);
		var refused = allowed.isSafeTag("img") ? Images.settle(dirty) : List.<String>of();
		Embeds.toLinks(dirty);
		if (allowed.isSafeTag("table")) {
			Tables.settle(dirty);
		}
		dirty.body().getAllElements().forEach(this::rename);
		return refused;
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
		clean.select("br").reversed().stream().filter(Sanitiser::isThirdBreak).forEach(Node::remove);
		clean.select("p, li, h2, h3, h4, figure, blockquote, a")
			.removeIf(element -> PlainText.isBlank(element.text()) && element.selectFirst("img") == null);
	}

	/** A third in a row makes a gap that pushes the others out of sight. */
	private static boolean isThirdBreak(Element br) {
		var before = before(br);
		return before != null && before(before) != null;
	}

	private static @Nullable Element before(Element br) {
		var node = br.previousSibling();
		while (node instanceof TextNode text && text.isBlank()) {
			node = node.previousSibling();
		}
		return node instanceof Element element && element.normalName().equals("br") ? element : null;
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
