package dev.lundi.content;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import com.sun.net.httpserver.HttpExchange;
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

/** A WordPress that does not answer over REST as it usually does. */
class WordPressFallbackTests {

	private static final Week W47 = Week.parse("2026-W47");

	private static final ContentSources SOURCES = new ContentSources(
			Clock.fixed(Instant.parse("2026-11-23T06:00:00Z"), Blog.PARIS));

	private static final String POST = """
			[{"id": 12, "date_gmt": "2026-11-16T07:30:00", "title": {"rendered": "Un"}, "content": {"rendered": "Corps"}}]""";

	private final FeedBlog blog = new FeedBlog(false);

	private final StandInServer site = new StandInServer();

	@AfterEach
	void close() {
		blog.close();
		site.close();
	}

	@ParameterizedTest
	@CsvSource({ "401, closed to visitors", "403, closed to visitors", "404, No REST API is there" })
	void aSiteWhoseRestIsClosedIsReadByItsFeeds(int status, String words) {
		blog.answeringRestWith(status);
		blog.publish(new Post(12, "2026-11-18T07:30:00Z", "L’édito"),
				List.of(new Remark(31, 0, "2026-11-18T09:00:00Z", "<p>Avis 31.</p>"),
						new Remark(32, 31, "2026-11-18T10:00:00Z", "<p>Avis 32.</p>")));
		var content = wordPress(blog.url().toString()).gather(W47);
		assertThat(editorial(content).id()).isEqualTo("12");
		assertThat(content.comments()).extracting(Comment::id, Comment::parent)
			.containsExactly(tuple("31", null), tuple("32", "31"));
		assertThat(content.caveats()).singleElement().satisfies(caveat -> {
			assertThat(caveat.in(Locale.ENGLISH)).contains("answered %d (rest_login_required)".formatted(status), words,
					"read by the site’s feeds");
			assertThat(caveat.in(Locale.FRENCH)).contains("lue par les flux du site");
		});
	}

	@Test
	void aSiteWithoutRestOrFeedSaysWhatItsRestSaid() {
		site.answering(exchange -> send(exchange, 403, "<html>Interdit</html>"));
		assertThatExceptionOfType(SourceException.class).isThrownBy(() -> wordPress(site.url().toString()).gather(W47))
			.withMessageContainingAll("/wp-json/wp/v2/posts", "answered 403.", "closed to visitors");
	}

	@Test
	void aSiteThatFailsIsNotAskedForItsFeedsToo() {
		site.answering(exchange -> send(exchange, 500, ""));
		assertThatExceptionOfType(SourceException.class).isThrownBy(() -> wordPress(site.url().toString()).gather(W47))
			.withMessageContaining("answered 500.");
		assertThat(site.exchanges()).allMatch(exchange -> exchange.getRequestURI().getPath().startsWith("/wp-json/"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "</api/>; rel=\"https://api.w.org/\"",
			"</?p=1>; rel=shortlink, </api/>; rel=\"https://api.w.org/\", </x>; rel=next", "" })
	void anApiElsewhereIsFoundByTheLinkOfTheHomePage(String header) {
		site.answering(exchange -> {
			if (exchange.getRequestURI().getPath().startsWith("/api/wp/v2/")) {
				send(exchange, 200, exchange.getRequestURI().getPath().endsWith("posts") ? POST : "[]");
			}
			else if (exchange.getRequestURI().getPath().equals("/")) {
				exchange.getResponseHeaders().add("Link", header.replace("</", "<" + site.url() + "/"));
				send(exchange, 200, "<html><link rel='https://api.w.org/' href='/api/' />");
			}
			else {
				send(exchange, 404, "");
			}
		});
		assertThat(editorial(wordPress(site.url().toString()).gather(W47)).id()).isEqualTo("12");
	}

	@Test
	void anApiThatIsFoundAsAParameterIsAskedSo() {
		site.answering(exchange -> {
			var query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
			if (query.startsWith("rest_route=/wp/v2/posts&after=")) {
				send(exchange, 200, POST);
			}
			else {
				exchange.getResponseHeaders()
					.add("Link", "<%s/index.php?rest_route=/>; rel=\"https://api.w.org/\"".formatted(site.url()));
				send(exchange, query.startsWith("rest_route=/wp/v2/comments&post=12") ? 200 : 404, "[]");
			}
		});
		var content = wordPress(site.url().toString()).gather(W47);
		assertThat(editorial(content).id()).isEqualTo("12");
		assertThat(content.caveats()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 404, 500 })
	void commentsThatCannotBeReadLeaveTheEditorial(int status) {
		site.answering(exchange -> answerPostsOnly(exchange, status));
		var content = wordPress(site.url().toString()).gather(W47);
		assertThat(editorial(content).title()).isEqualTo("Un");
		assertThat(content.comments()).isEmpty();
		assertThat(content.caveats()).extracting(Reason::toString)
			.singleElement()
			.asString()
			.contains("The editorial is there, but not its comments:", "/wp-json/wp/v2/comments",
					"answered %d".formatted(status));
	}

	private static void answerPostsOnly(HttpExchange exchange, int status) throws IOException {
		var posts = exchange.getRequestURI().getPath().endsWith("/posts");
		send(exchange, posts ? 200 : status, posts ? POST : "");
	}

	private static ContentSource wordPress(String url) {
		return SOURCES.open(new SourceSettings(SourceSettings.Type.WORDPRESS, URI.create(url), null, null, null, null,
				null, null, true), Blog.PARIS);
	}

	private static Editorial editorial(WeekContent content) {
		return Objects.requireNonNull(content.editorial());
	}

}
