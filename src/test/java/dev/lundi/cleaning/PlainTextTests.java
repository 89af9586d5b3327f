package dev.lundi.cleaning;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlainTextTests {

	@Test
	void entitiesAndElementsBecomeText() {
		assertThat(PlainText.ofHtml("L&rsquo;heure &amp; le <em>temps</em>&nbsp;: 1 &lt; 2<script>x()</script>"))
			.isEqualTo("L’heure & le temps\u00A0: 1 < 2");
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

	@Test
	void frenchSpacesThatDoNotBreakStay() {
		assertThat(PlainText.ofHtml("<p>«&nbsp;Quoi\u202F?&nbsp;»</p> &nbsp;<p>Rien\u00A0: 5\u202F000</p>"))
			.isEqualTo("«\u00A0Quoi\u202F?\u00A0» Rien\u00A0: 5\u202F000");
	}

	@Test
	void whatNobodySeesIsNotThere() {
		assertThat(PlainText.tidy("a\u200B\u200B\u200Bb\u2060\uFEFFc")).isEqualTo("a\u200Bbc");
		assertThat(PlainText.tidy("a\uDB40\uDC41\uDB40\uDC42b")).isEqualTo("ab");
		assertThat(PlainText.tidy("می\u200Cخواهم 👩\u200D🚀")).isEqualTo("می\u200Cخواهم 👩\u200D🚀");
	}

	@Test
	void marksPiledUpOnALetterStayOnItsLine() {
		assertThat(PlainText.tidy("z" + "\u0336\u0310".repeat(500) + "a\u0323\u0302"))
			.isEqualTo("z" + "\u0336\u0310".repeat(3) + "a\u0323\u0302");
	}

}
