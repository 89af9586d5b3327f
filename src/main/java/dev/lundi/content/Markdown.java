package dev.lundi.content;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.nodes.Entities;

/** Turns Markdown into HTML that is still to be sanitised. */
final class Markdown {

	/** The renderer recurses: without a limit a line of brackets overflows the stack. */
	private static final int MAX_NESTING = 50;

	/**
	 * The parser's time grows with the square of brackets: beyond, marks are just text.
	 */
	private static final int MAX_LENGTH = 50_000;

	private static final Parser PARSER = Parser.builder()
		.maxOpenBlockParsers(MAX_NESTING)
		.maxInlineNesting(MAX_NESTING)
		.build();

	private static final HtmlRenderer RENDERER = HtmlRenderer.builder().build();

	private Markdown() {
	}

	static String toHtml(String markdown) {
		if (markdown.length() > MAX_LENGTH) {
			return "<p>" + Entities.escape(markdown).replaceAll("\n\\s*\n", "</p>\n<p>") + "</p>";
		}
		return RENDERER.render(PARSER.parse(markdown));
	}

}
