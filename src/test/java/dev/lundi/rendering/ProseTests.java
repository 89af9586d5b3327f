package dev.lundi.rendering;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProseTests {

	private final EmailRenderer renderer = new EmailTemplates(Path.of("email-templates")).renderer(Design.PLAIN);

	@Test
	void wrapsAt72AndKeepsParagraphsApart() {
		String text = text("<p>" + "quinze pommes ".repeat(20) + "</p><p>Fin.</p>");
		assertThat(text.lines()).allSatisfy((line) -> assertThat(line.length()).isLessThanOrEqualTo(72));
		assertThat(text).endsWith("pommes\n\nFin.");
	}

	@Test
	void numbersLinksAndListsThemAtTheEnd() {
		assertThat(text("""
				<p>Voir <a href="https://a.example/x">ici</a>, <a href="https://b.example/">là</a> et
				encore <a href="https://a.example/x">ici</a>.</p>""")).isEqualTo("""
				Voir ici\u00a0[1], là\u00a0[2] et encore ici\u00a0[1].

				[1] https://a.example/x
				[2] https://b.example/""");
	}

	@Test
	void writesAnAddressThatIsItsOwnWordsOnce() {
		assertThat(text("<p><a href=\"https://a.example/\">https://a.example/</a></p>"))
			.isEqualTo("https://a.example/");
	}

	@Test
	void neverBreaksALink() {
		String address = "https://a.example/" + "tres-long-".repeat(12);
		assertThat(text("<p>Le lien <a href=\"%1$s\">%1$s</a> est long.</p>".formatted(address)))
			.isEqualTo("Le lien\n" + address + "\nest long.");
	}

	@Test
	void marksHeadingsQuotesListsAndRules() {
		assertThat(text("""
				<h3>Le verger</h3><blockquote><p>Un.</p><p>Deux.</p></blockquote>
				<ul><li>pommes<ol><li>reinette</li><li>boskoop</li></ol></li><li>poires</li></ul><hr><pre>a  b
				c</pre>""")).isEqualTo("""
				Le verger
				---------

				> Un.
				>
				> Deux.

				- pommes
				  1. reinette
				  2. boskoop
				- poires

				* * *

				    a  b
				    c""");
	}

	@Test
	void indentsWhatAListItemRunsOverTo() {
		assertThat(text("<ol start=\"9\"><li>" + "douze ".repeat(14) + "</li></ol>"))
			.isEqualTo("9. " + "douze ".repeat(10) + "douze\n   douze douze douze");
	}

	@Test
	void saysWhatAnImageShows() {
		Prose prose = this.renderer
			.prose("<p><img src=\"https://a.example/x.jpg\" alt=\"Un pommier\" width=\"2000\" height=\"900\"></p>");
		assertThat(prose.text()).isEqualTo("[Un pommier]");
		assertThat(prose.html()).contains("alt=\"Un pommier\"", "width=\"536\"", "max-width:100%")
			.doesNotContain("height=\"900\"");
	}

	@Test
	void givesAnImageWithoutWordsAnEmptyAlternative() {
		assertThat(this.renderer.prose("<img src=\"https://a.example/x.jpg\">").html()).contains("alt=\"\"");
	}

	@Test
	void neverTearsASurrogatePairOrACombiningMark() {
		String character = "e\u0301\ud83d\udc69\u200d\ud83c\udf3e";
		String text = text("<p>" + character.repeat(60) + "</p>");
		assertThat(text.replace("\n", "")).isEqualTo(character.repeat(60));
		assertThat(text.lines()).noneSatisfy((line) -> assertThat(line).startsWith("\u0301"))
			.allSatisfy((line) -> assertThat(Character.isLowSurrogate(line.charAt(0))).isFalse());
	}

	@Test
	void breaksScriptsWithoutSpacesWithinTwiceTheColumns() {
		assertThat(text("<p>" + "月曜日の朝".repeat(20) + "</p>").lines())
			.allSatisfy((line) -> assertThat(line.length()).isLessThanOrEqualTo(36));
	}

	@Test
	void keepsFrenchMarksBesideTheirWord() {
		String text = text("<p>" + "a".repeat(70) + " ! « " + "b".repeat(70) + " »</p>");
		assertThat(text.lines()).noneMatch((line) -> line.matches("[!»].*|.*«"));
	}

	@Test
	void startsHeadingsBelowTheTitleAndLeavesNoLevelOut() {
		String html = this.renderer.prose("<h1>A</h1><h4>B</h4><h2>C</h2>").html();
		assertThat(html).containsSubsequence("<h2", "A</h2>", "<h3", "B</h3>", "<h3", "C</h3>").doesNotContain("<h1");
	}

	@Test
	void liftsAShortQuotationOutOfALongTextOnly() {
		String quote = "<blockquote><p>Court.</p></blockquote>";
		assertThat(this.renderer.prose("<p>" + "mot ".repeat(400) + "</p>" + quote).html()).contains("class=\"pull\"");
		assertThat(this.renderer.prose("<p>mot</p>" + quote).html()).doesNotContain("pull");
	}

	@Test
	void writesTheStyleIntoTheElements() {
		assertThat(this.renderer.prose("<p>Un <a href=\"https://a.example/\">lien</a>.</p><p>Fin.</p>").html())
			.startsWith("<p style=\"margin:0 0 20px\">")
			.contains("style=\"color:#1d4f91;text-decoration:underline\"")
			.endsWith("<p style=\"margin:0 0 12px\">Fin.</p>");
	}

	@Test
	void letsNothingDangerousThroughEvenUnsanitised() {
		Prose prose = this.renderer.prose("""
				<script>alert(1)</script><p onclick="alert(1)" style="position:fixed">a<img src=x onerror=alert(1)></p>
				<a href="javascript:alert(1)">b</a><iframe src="https://evil.example/"></iframe>
				<svg onload=alert(1)></svg><style>p{display:none}</style>""");
		assertThat(prose.html()).doesNotContainIgnoringCase("script")
			.doesNotContain("alert", "fixed", "iframe", "svg", "<style", "<img");
		assertThat(prose.text()).doesNotContain("alert");
	}

	@Test
	void bearsQuotationsNestedWithoutEnd() {
		String deep = "<blockquote>".repeat(5000) + "fond" + "</blockquote>".repeat(5000);
		assertThat(text(deep).length()).isLessThan(20_000);
		assertThat(text(deep)).contains("fond");
	}

	@Test
	void makesNothingOfNothing() {
		assertThat(this.renderer.prose("")).isEqualTo(new Prose("", ""));
	}

	private String text(String html) {
		return this.renderer.prose(html).text();
	}

}
