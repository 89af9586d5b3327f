package dev.lundi.cleaning;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What blogs write around an author's words, and what a mail makes of it. */
class BlogShapesTests {

	private static final URI BASE = URI.create("https://blog.example/lampe/");

	@Test
	void wordPressPlayersBecomeLinks() {
		assertThat(clean("""
				<figure class="wp-block-embed is-provider-youtube"><div class="wp-block-embed__wrapper">
				<iframe title="La lampe" src="https://www.youtube.com/embed/abcdefghijk?feature=oembed"></iframe>
				</div><figcaption>Un film</figcaption></figure>""")).contains(
				"<a href=\"https://www.youtube.com/watch?v=abcdefghijk\">La lampe (YouTube)</a>",
				"<figcaption>Un film</figcaption>");
		assertThat(clean("""
				<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
				https://vimeo.com/123
				</div></figure>""")).contains("<a href=\"https://vimeo.com/123\">Vimeo</a>");
		assertThat(clean("<figure class=\"wp-block-video\"><video controls src=\"/film.mp4\"></video></figure>"))
			.isEqualTo("<figure><a href=\"https://blog.example/film.mp4\">film.mp4 (blog.example)</a></figure>");
		assertThat(clean("<audio controls><source src=\"https://s.example/a.mp3\">Sans son</audio>"))
			.isEqualTo("<p><a href=\"https://s.example/a.mp3\">a.mp3 (s.example)</a></p>");
	}

	@Test
	void anArticleWithinAnArticleIsLinkedOnce() {
		assertThat(clean("""
				<blockquote class="wp-embedded-content"><a href="https://autre.example/b/">Le banc</a></blockquote>\
				<iframe class="wp-embedded-content" title="« Le banc »" src="https://autre.example/b/embed/#?secret=x">\
				</iframe>""")).isEqualTo("<blockquote><a href=\"https://autre.example/b/\">Le banc</a></blockquote>");
	}

	@Test
	void ghostCardsBecomeLines() {
		assertThat(clean("""
				<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://a.example/">\
				<div class="kg-bookmark-content"><div class="kg-bookmark-title">Titre</div>\
				<div class="kg-bookmark-description">Ce qu’on y lit</div><div class="kg-bookmark-metadata">\
				<img class="kg-bookmark-icon" src="https://a.example/i.ico"><span>A</span></div></div>\
				<div class="kg-bookmark-thumbnail"><img src="https://a.example/t.jpg"></div></a></figure>"""))
			.isEqualTo("<figure><a href=\"https://a.example/\">Titre</a> — Ce qu’on y lit — A</figure>");
		assertThat(clean("""
				<div class="kg-card kg-callout-card"><div class="kg-callout-emoji">💡</div>\
				<div class="kg-callout-text">À noter.</div></div>""")).isEqualTo("<p>💡</p><p>À noter.</p>");
		assertThat(
				clean("""
						<div class="kg-card kg-audio-card"><div class="kg-audio-player-container">\
						<audio src="https://a.example/x.mp3"></audio><div class="kg-audio-player">0:00</div></div></div><p>a</p>"""))
			.isEqualTo("<p><a href=\"https://a.example/x.mp3\">x.mp3 (a.example)</a></p><p>a</p>");
	}

	@Test
	void substackKeepsItsPicturesAndLosesItsButtons() {
		assertThat(
				clean("""
						<div class="captioned-image-container"><figure><a class="image-link" href="https://cdn.example/full.png">\
						<div class="image2-inset"><picture><source type="image/webp" srcset="https://cdn.example/w_424,c/a 424w">\
						<img src="https://cdn.example/w_1456,c/a.png" alt="Carte"></picture><div></div></div></a></figure></div>\
						<p class="button-wrapper"><a class="button" href="https://x.example/?%%share_url%%">Share</a></p>\
						<div class="subscription-widget-wrap-editor"><p>Subscribe</p></div>"""))
			.isEqualTo("<figure><a href=\"https://cdn.example/full.png\">"
					+ "<img src=\"https://cdn.example/w_1456,c/a.png\" alt=\"Carte\"></a></figure>");
	}

	@Test
	void bloggersTablesAroundPicturesAreFigures() {
		assertThat(clean("""
				<table class="tr-caption-container"><tbody><tr><td><a href="https://b.example/s1600/a.jpg">\
				<img height="300" src="https://b.example/s400/a.jpg" width="400"></a></td></tr>\
				<tr><td class="tr-caption">Le banc</td></tr></tbody></table>"""))
			.isEqualTo("<figure><a href=\"https://b.example/s1600/a.jpg\">"
					+ "<img height=\"300\" src=\"https://b.example/s400/a.jpg\" width=\"400\"></a>"
					+ "<figcaption>Le banc</figcaption></figure>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "src=\"data:image/svg+xml,x\" data-src=\"/a.jpg\"", "data-lazy-src=\"/a.jpg\"",
			"src=\"/blank.gif\" data-original=\"/a.jpg\"", "srcset=\"/s.jpg 300w, /a.jpg 1200w, /xl.jpg 4000w\"",
			"src=\"http://blog.example/a.jpg\" srcset=\"/s.jpg 1x, /a.jpg 2x\"", "src=\"/a.jpg\" loading=\"lazy\"" })
	void lazyPicturesHaveTheirRealAddress(String attributes) {
		var cleaned = Sanitiser.EDITORIAL.cleaned("<p><img %s></p>".formatted(attributes), BASE);
		assertThat(cleaned.html()).isEqualTo("<p><img src=\"https://blog.example/a.jpg\"></p>");
		assertThat(cleaned.refused()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://i.example/a.jpg", "data:image/png;base64,AAAA" })
	void aPictureThatAMailMayNotShowIsNamedAndItsWordsStand(String address) {
		var cleaned = Sanitiser.EDITORIAL.cleaned("<p>a <img src=\"%s\" alt=\"Une lampe\"></p>".formatted(address),
				BASE);
		assertThat(cleaned.html()).isEqualTo("<p>a [Une lampe]</p>");
		assertThat(cleaned.refused()).containsExactly(address);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://pixel.wp.com/b.gif?x=1", "https://stats.wordpress.com/b.gif",
			"https://feeds.feedburner.com/~r/a/4", "https://m.example/track/open?u=1", "https://t.example/pixel.gif?a",
			"https://www.facebook.com/tr?id=1" })
	void countersGoWhateverTheirSize(String address) {
		assertThat(clean("<p>a<img src=\"%s\" alt=\"x\"></p>".formatted(address))).isEqualTo("<p>a</p>");
	}

	@Test
	void pictogramsBecomeCharacters() {
		var emoji = "<p>a <img src=\"https://s.w.org/images/core/emoji/15.0/72x72/1f600.png\" alt=\"😀\" class=\"wp-smiley\"></p>";
		assertThat(clean(emoji)).isEqualTo("<p>a 😀</p>");
		assertThat(Sanitiser.COMMENT.clean(emoji, BASE)).isEqualTo("<p>a 😀</p>");
	}

	@Test
	void aWideTableBecomesAParagraphForEachRow() {
		assertThat(clean("""
				<table><thead><tr><th>Ville</th><th>Bancs</th><th>Lampes</th><th>Arbres</th></tr></thead>\
				<tbody><tr><td>Sète</td><td>3</td><td></td><td><a href="/a">9</a></td></tr></tbody></table>"""))
			.isEqualTo("<p><strong>Sète</strong><br>Bancs&nbsp;: 3<br>Arbres&nbsp;: "
					+ "<a href=\"https://blog.example/a\">9</a></p>");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>             | <p>a</p><p>b</p>
			<table><tr><td>a</td></tr><tr><td>b</td></tr></table>                  | <p>a</p><p>b</p>
			<table><tr><td><table><tr><td>a</td></tr></table></td><td>b</td></tr></table> | <p>a</p><p>b</p>
			""")
	void aTableThatOnlyArrangesIsTakenApart(String table, String clean) {
		assertThat(clean(table)).isEqualTo(clean);
	}

	@Test
	void addressesKeepWhatTheirAuthorAdded() {
		assertThat(clean("<p><a href=\"/a?utm_source=lundi&amp;utm_medium=mail\">a</a></p>"))
			.contains("/a?utm_source=lundi&amp;utm_medium=mail");
	}

	private static String clean(String html) {
		return Sanitiser.EDITORIAL.clean(html, BASE);
	}

}
