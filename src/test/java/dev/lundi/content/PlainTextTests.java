package dev.lundi.content;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlainTextTests {

	@Test
	void entitiesAndElementsBecomeText() {
		assertThat(PlainText.ofHtml("L&rsquo;heure &amp; le <em>temps</em>&nbsp;: 1 &lt; 2<script>x()</script>"))
			.isEqualTo("L’heure & le temps : 1 < 2");
	}

	@Test
	void lineBreaksCannotReachAHeader() {
		assertThat(PlainText.tidy("  Sujet\r\nBcc: tous@lecteurs.example\u2028\tfin "))
			.isEqualTo("Sujet Bcc: tous@lecteurs.example fin");
	}

	@Test
	void overridesOfDirectionControlsAndHalfCharactersAreRemovedAndRightToLeftWordsStay() {
		assertThat(PlainText.tidy("a\u202Eb\u2066c\u2069d\0e\u001Bf\uD800g שלום 🙂")).isEqualTo("abcdefg שלום 🙂");
	}

	@ParameterizedTest
	@CsvSource({ "Un deux trois,20,Un deux trois", "Un deux trois,13,Un deux trois", "Un deux trois,12,Un deux…",
			"Un deux trois,8,Un deux…", "'Un, deux trois',6,Un…", "Anticonstitutionnellement,10,Anticonst…" })
	void isCutAtAWord(String text, int length, String cut) {
		assertThat(PlainText.shorten(text, length)).isEqualTo(cut).hasSizeLessThanOrEqualTo(length);
	}

	@Test
	void neverCutsACharacterInTwo() {
		assertThat(PlainText.shorten("🙂🙂🙂🙂", 4)).isEqualTo("🙂…");
	}

}
