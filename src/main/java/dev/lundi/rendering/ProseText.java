package dev.lundi.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Writes HTML as text that reads as if somebody had typed it. */
final class ProseText {

	private static final Set<String> INLINE = Set.of("a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "img",
			"ins", "kbd", "mark", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "u");

	/** However deep quotations lie in one another. */
	private static final int NARROWEST = 24;

	private final List<String> links = new ArrayList<>();

	private ProseText() {
	}

	static String of(Element prose) {
		ProseText text = new ProseText();
		String blocks = text.blocks(prose, TextWrap.WIDTH);
		return text.links.isEmpty() ? blocks : blocks + "\n\n" + text.listOfLinks();
	}

	private String blocks(Element parent, int width) {
		List<String> blocks = new ArrayList<>();
		StringBuilder paragraph = new StringBuilder();
		for (Node child : parent.childNodes()) {
			if (child instanceof Element element && !INLINE.contains(element.tagName())) {
				flush(paragraph, blocks, width);
				blocks.add(block(element, width));
			}
			else {
				paragraph.append(inline(child));
			}
		}
		flush(paragraph, blocks, width);
		blocks.removeIf(String::isBlank);
		return String.join("\n\n", blocks);
	}

	private static void flush(StringBuilder paragraph, List<String> blocks, int width) {
		String words = PlainText.withoutControls(paragraph.toString()).replaceAll(" ?\n ?", "\n").strip();
		paragraph.setLength(0);
		blocks.add(TextWrap.wrap(words, width));
	}

	private String block(Element element, int width) {
		return switch (element.tagName()) {
			case "h1", "h2" -> heading(element, "-", width);
			case "h3", "h4", "h5", "h6" -> heading(element, ".", width);
			case "blockquote" -> TextWrap.prefix(blocks(element, Math.max(width - 2, NARROWEST)), "> ", "> ");
			case "ul", "ol" -> list(element, width);
			case "pre" -> TextWrap.prefix(element.wholeText().stripTrailing(), "    ", "    ");
			case "tr" -> row(element, width);
			case "hr" -> "* * *";
			default -> blocks(element, width);
		};
	}

	private String heading(Element heading, String line, int width) {
		return TextWrap.underline(blocks(heading, width), line, width);
	}

	private String list(Element list, int width) {
		List<String> items = new ArrayList<>();
		int number = list.attr("start").matches("\\d{1,6}") ? Integer.parseInt(list.attr("start")) : 1;
		for (Element item : list.children()) {
			String mark = list.tagName().equals("ol") ? number++ + ". " : "- ";
			String words = blocks(item, Math.max(width - mark.length(), NARROWEST)).replace("\n\n", "\n");
			items.add(TextWrap.prefix(words, mark, " ".repeat(mark.length())));
		}
		return String.join("\n", items);
	}

	private String row(Element row, int width) {
		List<String> cells = new ArrayList<>();
		row.children().forEach((cell) -> cells.add(blocks(cell, width).replace('\n', ' ')));
		return TextWrap.wrap(String.join(" | ", cells), width);
	}

	private String inline(Node node) {
		if (node instanceof TextNode text) {
			return text.getWholeText().replaceAll("[ \\t\\n\\r\\f]+", " ");
		}
		return node instanceof Element element ? inline(element) : "";
	}

	private String inline(Element element) {
		return switch (element.tagName()) {
			case "br" -> "\n";
			case "img" -> element.attr("alt").isBlank() ? "" : "[" + PlainText.line(element.attr("alt")) + "]";
			case "a" -> link(element);
			default -> children(element);
		};
	}

	private String children(Element element) {
		StringBuilder words = new StringBuilder();
		element.childNodes().forEach((child) -> words.append(inline(child)));
		return words.toString();
	}

	private String link(Element link) {
		String words = children(link);
		String address = PlainText.link(link.attr("href"));
		if (address.isEmpty() || words.isBlank() || words.strip().equals(address)) {
			return words;
		}
		if (!this.links.contains(address)) {
			this.links.add(address);
		}
		return words + "\u00a0[" + (this.links.indexOf(address) + 1) + "]";
	}

	private String listOfLinks() {
		StringBuilder list = new StringBuilder();
		for (int i = 0; i < this.links.size(); i++) {
			list.append("[%d] %s%n".formatted(i + 1, this.links.get(i)));
		}
		return list.toString().replace(System.lineSeparator(), "\n").strip();
	}

}
