package dev.lundi.cleaning;

import java.util.List;
import java.util.stream.IntStream;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Makes tables readable on a telephone: a narrow one with figures stays, a wide one
 * becomes a paragraph for each row, and one that only arranges things is taken apart.
 */
final class Tables {

	/** Of about a hundred pixels each on a screen of 375. */
	private static final int MOST_COLUMNS = 3;

	private static final int MOST_SPANNED = 100;

	private static final String BLOCKS = "table, p, div, ul, ol, blockquote, pre, figure, h1, h2, h3, h4, h5, h6, img";

	private Tables() {
	}

	/** The innermost first. */
	static void settle(Document dirty) {
		dirty.select("table").reversed().forEach(Tables::settle);
	}

	private static void settle(Element table) {
		var rows = table.select("tr").stream().filter(row -> table.equals(row.closest("table"))).toList();
		var columns = rows.stream().mapToInt(Tables::columns).max().orElse(0);
		if (table.hasClass("tr-caption-container")) {
			toFigure(table);
		}
		else if (columns < 2 || !table.select("td, th").select(BLOCKS).isEmpty()) {
			table.select("caption, tbody, thead, tfoot, tr, td, th, colgroup").tagName("div");
			table.tagName("div");
		}
		else if (columns > MOST_COLUMNS) {
			toParagraphs(table, rows);
		}
	}

	private static int columns(Element row) {
		return row.children().stream().mapToInt(cell -> span(cell, "colspan")).sum();
	}

	private static int span(Element cell, String attribute) {
		var span = cell.attr(attribute).strip();
		return span.matches("[1-9]\\d{0,3}") ? Math.min(Integer.parseInt(span), MOST_SPANNED) : 1;
	}

	/** A picture and its words, as Blogger writes them. */
	private static void toFigure(Element table) {
		table.select("td.tr-caption").tagName("figcaption");
		table.select("tbody, tr, td").unwrap();
		table.tagName("figure");
	}

	private static void toParagraphs(Element table, List<Element> rows) {
		var named = !rows.isEmpty() && rows.getFirst().select("td").isEmpty();
		var spanning = table.select("td, th")
			.stream()
			.anyMatch(cell -> span(cell, "rowspan") > 1 || span(cell, "colspan") > 1);
		var names = named && !spanning ? rows.getFirst().children().eachText() : List.<String>of();
		var list = new Element("div");
		table.select("caption").stream().limit(1).forEach(caption -> list.appendChild(caption.tagName("p")));
		rows.stream().skip(names.isEmpty() ? 0 : 1).forEach(row -> list.appendChild(paragraph(row, names)));
		table.replaceWith(list);
	}

	private static Element paragraph(Element row, List<String> names) {
		var paragraph = new Element("p");
		var cells = List.copyOf(row.children());
		IntStream.range(0, cells.size()).filter(column -> !cells.get(column).text().isBlank()).forEach(column -> {
			if (paragraph.childNodeSize() > 0) {
				paragraph.appendChild(new Element("br"));
			}
			paragraph.appendChildren(line(cells.get(column), column, names));
		});
		return paragraph;
	}

	/** « Heading : cell »; the first names the row. */
	private static List<Node> line(Element cell, int column, List<String> names) {
		if (column == 0) {
			return List.of(cell.tagName("strong"));
		}
		var words = cell.tagName("span");
		return column < names.size() && !names.get(column).isBlank()
				? List.of(new TextNode(names.get(column) + "\u00A0: "), words) : List.of(words);
	}

}
