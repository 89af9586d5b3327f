package dev.lundi.cleaning;

import java.text.BreakIterator;
import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Cuts clean HTML at a word, counted in characters as readers see them. */
public final class Shortening {

	/** Nobody is spared a line by losing it: so much more may a text have. */
	private static final double SLACK = 1.25;

	private Shortening() {
	}

	/** What is a quarter longer than that, or more, is cut to that length. */
	public static String ofHtml(String cleanHtml, int longest) {
		if (cleanHtml.length() <= longest) {
			return cleanHtml;
		}
		var body = Jsoup.parseBodyFragment(cleanHtml).body();
		if (PlainText.length(body.text()) < longest * SLACK || !cut(body, longest)) {
			return cleanHtml;
		}
		return html(body);
	}

	static String html(Element body) {
		var document = body.ownerDocument();
		if (document != null) {
			document.outputSettings().prettyPrint(false);
		}
		return body.html().strip();
	}

	/** Whether it was longer. */
	static boolean cut(Element body, int longest) {
		var room = longest;
		for (var text : body.nodeStream(TextNode.class).toList()) {
			var words = text.getWholeText();
			var end = end(words, room);
			if (end < words.length()) {
				text.text(atWord(words, end, room == longest));
				removeAllAfter(text, body);
				removeIfEmpty(text, body);
				endWithEllipsis(body);
				return true;
			}
			room -= PlainText.length(words.strip());
		}
		return false;
	}

	/** Where so many characters end, or the text. */
	private static int end(String words, int room) {
		if (words.length() <= room) {
			return words.length();
		}
		var characters = PlainText.characters(words);
		var end = characters.next(Math.max(room, 1));
		return end == BreakIterator.DONE ? words.length() : end;
	}

	private static String atWord(String words, int end, boolean first) {
		var space = words.lastIndexOf(' ', end);
		return space > 0 ? words.substring(0, space) : first ? words.substring(0, end) : "";
	}

	/** All at once: each by itself would move the others. */
	private static void removeAllAfter(Node last, Element body) {
		for (var node = last; !node.equals(body) && node.parent() instanceof Element parent; node = parent) {
			var kept = List.copyOf(parent.childNodes().subList(0, parent.childNodes().indexOf(node) + 1));
			parent.empty();
			parent.appendChildren(kept);
		}
	}

	private static void removeIfEmpty(Node last, Element body) {
		var node = last;
		while (!node.equals(body) && node.parent() instanceof Element parent
				&& (node instanceof TextNode text ? text.isBlank() : node.childNodeSize() == 0)) {
			node.remove();
			node = parent;
		}
	}

	private static void endWithEllipsis(Element body) {
		List<TextNode> texts = body.nodeStream(TextNode.class).filter(text -> !text.isBlank()).toList();
		if (!texts.isEmpty()) {
			texts.getLast().text(PlainText.withEllipsis(texts.getLast().getWholeText()));
		}
	}

}
