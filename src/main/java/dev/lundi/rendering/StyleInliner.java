package dev.lundi.rendering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Range;
import org.jsoup.parser.Parser;

/**
 * Writes the style sheet into a template. It only inserts, so everything else, and the
 * line numbers that errors name, stay as their author wrote them.
 */
final class StyleInliner {

	private StyleInliner() {
	}

	static String inline(String template, StyleSheet styles) {
		List<Edit> edits = new ArrayList<>();
		for (Element element : Jsoup.parse(template, "", Parser.xmlParser().setTrackPosition(true)).getAllElements()) {
			if (element.sourceRange().isTracked() && !element.nodeName().startsWith("#")) {
				collect(element, styles, edits);
			}
		}
		return apply(template, edits);
	}

	private static void collect(Element element, StyleSheet styles, List<Edit> edits) {
		Range tag = element.sourceRange();
		if (element.is("link[rel=stylesheet]")) {
			edits.add(new Edit(tag.startPos(), tag.endPos(), "<style>" + styles.head() + "</style>"));
			return;
		}
		String style = styles.inlineFor(element);
		if (!style.isEmpty()) {
			edits.add(styleEdit(element, style));
		}
	}

	private static Edit styleEdit(Element element, String style) {
		Attribute own = element.attribute("style");
		if (own != null) {
			int position = own.sourceRange().valueRange().startPos();
			return new Edit(position, position, style + ";");
		}
		int position = element.sourceRange().startPos() + 1 + element.tagName().length();
		return new Edit(position, position, " style=\"" + style + "\"");
	}

	private static String apply(String template, List<Edit> edits) {
		StringBuilder result = new StringBuilder(template);
		edits.sort(Comparator.comparingInt(Edit::start).reversed());
		edits.forEach((edit) -> result.replace(edit.start(), edit.end(), edit.text()));
		return result.toString();
	}

	private record Edit(int start, int end, String text) {
	}

}
