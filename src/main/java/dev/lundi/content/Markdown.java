package dev.lundi.content;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Turns Markdown into HTML that is still to be sanitised. */
final class Markdown {

	/** The renderer recurses: without a limit a line of brackets overflows the stack. */
	private static final int MAX_NESTING = 50;

	private static final Parser PARSER = Parser.builder()
		.maxOpenBlockParsers(MAX_NESTING)
		.maxInlineNesting(MAX_NESTING)
		.build();

	private static final HtmlRenderer RENDERER = HtmlRenderer.builder().build();

	private Markdown() {
	}

	static String toHtml(String markdown) {
		return RENDERER.render(PARSER.parse(markdown));
	}

}
