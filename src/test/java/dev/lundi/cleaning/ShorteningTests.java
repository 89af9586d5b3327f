package dev.lundi.cleaning;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ShorteningTests {

	@Test
	void cutsAtAWordAndKeepsItsElements() {
		assertThat(Shortening.ofHtml("<p>Un <em>deux, trois quatre</em> cinq</p><ul><li>six</li></ul>", 10))
			.isEqualTo("<p>Un <em>deux…</em></p>");
	}

	@Test
	void leavesWhatIsHardlyLonger() {
		assertThat(Shortening.ofHtml("<p>Douze signes</p>", 10)).isEqualTo("<p>Douze signes</p>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇫🇷", "e\u0301\u0323", "👍🏽", "❤️‍🔥" })
	void neverCutsACharacterThatReadersSeeAsOne(String character) {
		assertThat(Shortening.ofHtml("<p>%s</p>".formatted(character.repeat(40)), 10))
			.isEqualTo("<p>%s…</p>".formatted(character.repeat(10)));
		assertThat(PlainText.shorten(character.repeat(40), character.length() * 3))
			.isEqualTo(character.repeat(2) + "…");
		assertThat(PlainText.length(character.repeat(40))).isEqualTo(40);
	}

	@Test
	void anArticleOfFiveMegabytesIsCutAtAWord() {
		var cleaned = Sanitiser.EDITORIAL.cleaned("<p>Elle s’éteint toujours.</p>\n".repeat(180_000), null);
		assertThat(cleaned.cut()).isTrue();
		assertThat(cleaned.html()).endsWith("…</p>").hasSizeLessThan(80_000);
		assertThat(PlainText.ofHtml(cleaned.html())).matches("(Elle s’éteint toujours\\. )+Elle.*…");
		assertThat(Sanitiser.EDITORIAL.cleaned("<p>Court.</p>", null).cut()).isFalse();
	}

	@Test
	void aPictureWrittenIntoAnArticleTakesNothingFromItsWords() {
		var html = "<p><img src=\"data:image/png;base64,%s\" alt=\"Lampe\"> Fin.</p>".formatted("A".repeat(6_000_000));
		assertThat(Sanitiser.EDITORIAL.cleaned(html, null)).returns("<p>[Lampe] Fin.</p>", Cleaned::html)
			.returns(false, Cleaned::cut);
	}

}
