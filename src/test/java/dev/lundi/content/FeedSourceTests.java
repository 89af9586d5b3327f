package dev.lundi.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import dev.lundi.content.Blog.Post;
import dev.lundi.content.Blog.Remark;
import dev.lundi.reason.Reason;
import dev.lundi.support.StandInServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lundi.support.StandInServer.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

class FeedSourceTests {

	private final FeedBlog blog = new FeedBlog(true);

	private final StandInServer site = new StandInServer();

	@AfterEach
	void close() {
		blog.close();
		site.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					wordpress-4.9.rss          | L’escalier & la lanterne | '' | <p>Deux cents marches, et une lampe au bout. On les monte moins vite qu’on ne les descend.</p> <p><a href="https://phare.example/plan">Le plan</a></p>
					wordpress-6.8-excerpts.rss | A rope is a promise      | '' | <p>What holds a boat is not the knot alone.</p>
					ghost.rss                  | Greffer tard             | Pourquoi novembre n’est pas trop tard. | <p><img src="https://verger.example/content/images/pommier.jpg" alt="Un pommier nu"></p><p>On greffe quand la sève dort.</p><figure><a href="https://video.example/embed/1">video.example</a></figure>
					hugo.rss                   | Marée basse              | '' | <p>La mer s’est retirée plus loin que d’habitude.</p>
					jekyll.atom                | Trois rabots & un étau   | '' | <p>Le plus vieux coupe le mieux.</p>
					blogger.atom               | La vitre <du> matin      | '' | <p>Givre, puis soleil.</p>
					substack.rss               | Quai B                   | Où l'on attend mieux qu'ailleurs | <p>Le banc est neuf.</p>
					rss-1.0.rdf                | Toujours là              | '' | <p>Un site n'a pas d'âge.</p>
					""")
	void recordedFeedsMakeAWeek(String file, String title, String standfirst, String html) {
		site.answering(exchange -> send(exchange, exchange.getRequestURI().getPath().equals("/") ? 200 : 404,
				recorded(file).replace("https://www.blogger.com/feeds", site.url().toString())));
		var content = feed(site.url().toString());
		assertThat(editorial(content).title()).isEqualTo(title);
		assertThat(editorial(content).standfirst()).isEqualTo(standfirst);
		assertThat(editorial(content).html().replace("\n", " ")).isEqualTo(html);
		assertThat(content.articles()).as("without those that are protected").isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "rss", "atom" })
	void recordedCommentsMakeAThread(String kind) {
		site.answering(exchange -> send(exchange, 200,
				exchange.getRequestURI().getPath().equals("/") ? recorded("wordpress-6.1.atom")
					.replace("https://phare.example/2026/11/lanterne/feed/atom/", site.url() + "/comments")
						: recorded("wordpress-6.1-comments." + kind)));
		var content = feed(site.url().toString());
		assertThat(content.comments())
			.extracting(Comment::id, Comment::parent, Comment::html, Comment::byEditorialAuthor)
			.containsExactly(tuple("51", null, "<p>Sont-elles vraiment deux cents ?</p>", false), tuple("53", "51",
					"<p>Cent quatre-vingt-dix-huit, je les ai comptées <a href=\"https://phare.example/2026/11/lanterne/#comment-51\">ici</a>.</p>",
					false));
		assertThat(content.caveats()).extracting(Reason::toString)
			.singleElement()
			.asString()
			.contains("counts 3 comments or pings, its feed gives only 2");
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 404, 500 })
	void commentsThatCannotBeReadLeaveTheEditorial(int status) {
		blog.answeringCommentsWith(status);
		blog.publish(new Post(1, "2026-11-16T07:30:00Z", "Un"),
				List.of(new Remark(5, 0, "2026-11-16T09:00:00Z", "<p>Avis.</p>")));
		var content = blog.gather("2026-W47");
		assertThat(editorial(content).title()).isEqualTo("Un");
		assertThat(content.comments()).isEmpty();
		assertThat(content.caveats()).extracting(Reason::toString)
			.singleElement()
			.asString()
			.contains("The editorial is there, but not its comments:", "answered %d.".formatted(status));
	}

	@Test
	void aFeedIsReadNoFurtherThanTheWeekNeeds() {
		for (var id = 1; id <= 60; id++) {
			blog.publish(
					new Post(id, "2026-%02d-16T07:30:%02dZ".formatted(id > 48 ? 11 : 10, id % 60), "Article " + id));
		}
		assertThat(blog.gather("2026-W47").articles()).hasSize(11);
		assertThat(blog.requests()).filteredOn(uri -> uri.toString().contains("feed")).hasSize(2);
	}

	@Test
	void anArticleThatCameTwiceIsTakenOnceAndSaidToBe() {
		var entry = """
				<entry><title>%s</title><published>2026-11-16T07:30:00Z</published><id>https://blog.example/a%s</id>
				<content>Un corps.</content></entry>""";
		site.answering(exchange -> send(exchange, 200, "<feed xmlns='http://www.w3.org/2005/Atom'>%s</feed>".formatted(
				entry.formatted("Un", "") + entry.formatted("Un", "?utm_source=feed") + entry.formatted("Deux", "b"))));
		var content = feed(site.url().toString());
		assertThat(content.items()).extracting(WeekItem::title).containsExactlyInAnyOrder("Un", "Deux");
		assertThat(content.caveats()).isEmpty();
		assertThat(content.notices()).extracting(Reason::toString)
			.containsExactly("“Un” came from the site more than once: it is taken once.");
	}

	@Test
	void aFeedThatMayNotReachBackSaysSo() {
		blog.atomWithoutPaging();
		for (var id = 1; id <= 12; id++) {
			blog.publish(new Post(id, "2026-11-19T07:30:%02dZ".formatted(id), "Article " + id));
		}
		var content = blog.gather("2026-W47");
		assertThat(content.articles()).hasSize(9);
		assertThat(content.caveats()).extracting(Reason::toString)
			.singleElement()
			.asString()
			.contains("gives the last 10 articles only");
	}

	@Test
	void whatIsThereTwiceIsTakenOnce() {
		blog.publish(new Post(1, "2026-11-16T07:30:00Z", "Un"));
		blog.publish(new Post(1, "2026-11-16T07:30:00Z", "Un"));
		assertThat(blog.gather("2026-W47").articles()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					404 | Perdu                                                     | answered 404. | No feed is there
					403 | Interdit                                                  | answered 403. | closed to visitors
					200 | <!doctype html><p>Bonjour</p>                             | else than an RSS or Atom feed | Set source.url
					200 | {"feed": 1}                                               | else than an RSS or Atom feed | Set source.url
					200 | ''                                                        | else than an RSS or Atom feed | Set source.url
					200 | <rss><channel><item><title>a</title></item></channel></rss> | without dates | pubDate
					200 | <rss><channel><item><pubDate>16 Nov 2026</pubDate></item> | breaks off    | try again
					""")
	void whatIsNoFeedIsRefusedWithCauseAndRemedy(int status, String body, String said, String remedy) {
		site.answering(exchange -> send(exchange, status, body));
		assertThatExceptionOfType(SourceException.class).isThrownBy(() -> feed(site.url() + "/?token=secret"))
			.withMessageContainingAll(site.url().toString(), said, remedy)
			.withMessageNotContainingAny("secret", "<");
	}

	@Test
	void aFeedThatNeverEndsItsPagesIsGivenUp() {
		site.answering(exchange -> send(exchange, 200, """
				<rss><channel><generator>https://wordpress.org/?v=6.8</generator><item><guid>%d</guid><title>a</title>
				<pubDate>18 Nov 2026</pubDate></item></channel></rss>""".formatted(site.exchanges().size())));
		assertThatExceptionOfType(SourceException.class).isThrownBy(() -> feed(site.url() + "/?cat=3"))
			.withMessageContaining("lists more than 20 pages");
		assertThat(site.exchanges().getLast().getRequestURI()).hasQuery("cat=3&paged=20");
	}

	private static WeekContent feed(String url) {
		var settings = new SourceSettings(SourceSettings.Type.FEED, URI.create(url), null, null, null, null, null, null,
				true);
		return new ContentSources(Clock.fixed(Instant.parse("2026-11-23T06:00:00Z"), Blog.PARIS))
			.open(settings, Blog.PARIS)
			.gather(Week.parse("2026-W47"));
	}

	private static String recorded(String file) {
		try (InputStream stream = FeedSourceTests.class.getResourceAsStream("feeds/" + file)) {
			return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Editorial editorial(WeekContent content) {
		return Objects.requireNonNull(content.editorial());
	}

}
