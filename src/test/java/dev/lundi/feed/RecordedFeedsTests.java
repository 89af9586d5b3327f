package dev.lundi.feed;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Feeds in the shapes in which blogs write them. */
class RecordedFeedsTests {

	private static final URI BASE = URI.create("https://blog.example/feed");

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					wordpress-4.9.rss          | https://phare.example/?p=412 | L’escalier &amp; la lanterne        | Awa Le Goff | 2026-11-18T09:12:44Z | https://phare.example/2026/11/lanterne/        | qu&rsquo;on ne
					wordpress-6.1.atom         | https://phare.example/?p=412 | L&#8217;escalier &#038; la lanterne | Awa Le Goff | 2026-11-18T09:12:44Z | https://phare.example/2026/11/lanterne/        | qu&rsquo;on ne
					wordpress-6.8-excerpts.rss | https://quay.example/?p=77   | A rope is a promise                 | Tomas Berg  | 2026-11-19T06:00:00Z | https://quay.example/rope/                     | not the knot alone
					ghost.rss                  | 6740a1b2c3d4e5f607182930     | Greffer tard                        | Lina Moreau | 2026-11-20T07:00:00Z | https://verger.example/greffer-tard/           | quand la sève dort
					hugo.rss                   | https://carnet.example/posts/maree-basse/ | Marée basse            | ""          | 2026-11-21T09:00:00Z | https://carnet.example/posts/maree-basse/      | s&rsquo;est retirée
					jekyll.atom                | https://atelier.example/2026/11/19/rabots | Trois rabots &amp; un étau | Simon Keita | 2026-11-19T19:15:00Z | https://atelier.example/2026/11/19/rabots.html | coupe le mieux
					blogger.atom               | tag:blogger.com,1999:blog-810.post-5501 | La vitre &lt;du&gt; matin | Nadia      | 2026-11-20T07:30:00Z | https://fenetres.example/2026/11/vitre.html    | <div>Givre
					substack.rss               | https://gares.example/p/quai-b | Quai B                            | Karim D.    | 2026-11-22T11:11:11Z | https://gares.example/p/quai-b                 | Le banc est neuf
					rss-1.0.rdf                | https://vieux.example/12     | Toujours là                         | Odile       | 2026-11-17T07:00:00Z | https://vieux.example/12                       | pas d'âge
					""")
	void theNewestArticleIsRead(String file, String id, String title, String author, String publishedAt, URI link,
			String body) {
		var entry = read(file).entries().getFirst();
		assertThat(entry.id()).isEqualTo(id);
		assertThat(entry.words().title()).isEqualTo(title);
		assertThat(entry.origin().author()).isEqualTo(author);
		assertThat(entry.origin().publishedAt()).isEqualTo(Instant.parse(publishedAt));
		assertThat(entry.link()).isEqualTo(link);
		assertThat(entry.words().body()).contains(body);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			wordpress-4.9.rss          | https://phare.example/2026/11/lanterne/feed/         | 3  | Édito du lundi
			wordpress-6.1.atom         | https://phare.example/2026/11/lanterne/feed/atom/    | 3  | Édito du lundi
			wordpress-6.8-excerpts.rss | https://quay.example/rope/feed/                      | 0  | Editorial
			ghost.rss                  |                                                      | -1 | Édito
			jekyll.atom                |                                                      | -1 | outils
			blogger.atom               | https://fenetres.example/feeds/5501/comments/default | 1  | édito
			""")
	void commentsAndCategoriesAreFound(String file, URI comments, int count, String category) {
		var entry = read(file).entries().getFirst();
		assertThat(entry.replies()).isEqualTo(new FeedEntry.Replies(comments, count, null));
		assertThat(entry.categories()).contains(category);
	}

	@ParameterizedTest
	@ValueSource(strings = { "wordpress-6.1-comments.rss", "wordpress-6.1-comments.atom" })
	void feedsOfCommentsAreRead(String file) {
		var comments = read(file).entries();
		assertThat(comments).extracting(entry -> entry.origin().author()).containsExactly("Malo", "Inès");
		assertThat(comments).allSatisfy(entry -> assertThat(entry.id()).contains("#comment-5"));
	}

	@Test
	void furtherPagesAreNamed() {
		assertThat(read("blogger.atom").next())
			.isEqualTo(URI.create("https://www.blogger.com/feeds/810/posts/default?start-index=26&max-results=25"));
		assertThat(read("wordpress-6.1.atom").byWordPress()).isTrue();
		assertThat(read("wordpress-4.9.rss").byWordPress()).isTrue();
		assertThat(read("ghost.rss").byWordPress()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "wordpress-4.9.rss", "jekyll.atom", "rss-1.0.rdf" })
	void aFeedThatBreaksOffIsNotWhole(String file) {
		var text = text(file);
		assertThat(read(new StringReader(text)).whole()).isTrue();
		assertThat(read(new StringReader(text.substring(0, text.length() * 9 / 10))).whole()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<b>Warning</b>: Undefined index in x.php on line 3<br />\n", "\n\n  ", "\uFEFF" })
	void whatComesBeforeAFeedIsNoObstacle(String before) {
		assertThat(read(new StringReader(before + text("wordpress-4.9.rss"))).entries()).hasSize(2);
	}

	@Test
	void mistakesInXmlAreForgiven() {
		var entry = read(new StringReader("""
				<rss version="2.0"><channel><title>Thé & café</title>
				<item><title>Thé & café &eacute; 1 < 2</title><guid>1</guid><category>a</category><category>a</category>
				<content:encoded><![CDATA[<p>Sans espace de noms</p>]]></content:encoded>
				<pubDate>Mon, 18 Nov 2026 7:30 CET</pubDate></item></channel></rss>""")).entries().getFirst();
		assertThat(entry.words().title()).startsWith("Thé &amp; café é 1");
		assertThat(entry.words().body()).isEqualTo("<p>Sans espace de noms</p>");
		assertThat(entry.publishedAt()).isEqualTo(Instant.parse("2026-11-18T06:30:00Z"));
	}

	@Test
	void textInXhtmlIsRead() {
		var entry = read(new StringReader(
				"""
						<a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:x="http://www.w3.org/1999/xhtml"><a:entry><a:id>1</a:id>
						<a:title type="xhtml"><x:div>Un <x:em>mot</x:em></x:div></a:title>
						<a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Un<br/>deux</p></div></a:content>
						<a:summary>a &lt; b</a:summary></a:entry></a:feed>"""))
			.entries()
			.getFirst();
		assertThat(entry.words().title()).isEqualTo("<div>Un <em>mot</em></div>");
		assertThat(entry.words().content()).contains("<p>Un<br").contains("deux</p>");
		assertThat(entry.words().summary()).isEqualTo("a &lt; b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "<!doctype html><html><body><p>Bonjour</p></body></html>", "<html><rss/></html>",
			"{\"a\":1}", "<xml><item/></xml>" })
	void somethingElseIsNoFeed(String text) {
		assertThat(FeedReader.read(new StringReader(text), BASE, _ -> true)).isEmpty();
	}

	@Test
	void aPageNamesItsFeedsWithoutThoseOfItsComments() {
		assertThat(FeedLinks.of("""
				<link rel="stylesheet" href="/a.css"><link rel="alternate" hreflang="en" href="/en">
				<link rel="alternate" type="application/rss+xml" title="Blog » Comments Feed" href="/comments/feed/">
				<link rel="ALTERNATE home" type="application/atom+xml; charset=utf-8" href="flux.xml">
				<link rel="alternate" type="application/rss+xml" href="javascript:x()">""",
				URI.create("https://blog.example/fr/")))
			.containsExactly(URI.create("https://blog.example/fr/flux.xml"));
	}

	private static Feed read(String file) {
		return read(new StringReader(text(file)));
	}

	private static Feed read(StringReader text) {
		return FeedReader.read(text, BASE, _ -> true).orElseThrow();
	}

	private static String text(String file) {
		var stream = RecordedFeedsTests.class.getResourceAsStream("/dev/lundi/content/feeds/" + file);
		try (var reader = new InputStreamReader(Objects.requireNonNull(stream, file), StandardCharsets.UTF_8)) {
			return reader.readAllAsString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
