package dev.lundi.content;

import java.time.Duration;

import dev.lundi.cleaning.Sanitiser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class MarkdownTests {

	@Test
	void paragraphsEmphasisAndLinksBecomeHtml() {
		assertThat(Markdown.toHtml("Un *mot*.\n\n[Lire](https://a.example)"))
			.isEqualTo("<p>Un <em>mot</em>.</p>\n<p><a href=\"https://a.example\">Lire</a></p>\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "> ", "*a **a ", "[", "![", "- ", "<b>", "*a_" })
	void deepNestingDoesNotOverflowTheStack(String opening) {
		assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
			var html = Markdown.toHtml(opening.repeat(5_000) + "fin" + "* ** ] _".repeat(2_000));
			assertThat(Sanitiser.COMMENT.clean(html, null)).contains("fin");
		});
	}

	@Test
	void aTextLongerThanAnyoneWritesKeepsItsParagraphsAndLosesItsMarks() {
		var html = Markdown.toHtml("![".repeat(30_000) + "\n\n<b>fin</b> *là*");
		assertThat(html).startsWith("<p>![![").endsWith("</p>\n<p>&lt;b&gt;fin&lt;/b&gt; *là*</p>");
	}

}
