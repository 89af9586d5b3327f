package dev.lundi.content;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class WordPressSourceTests {

	private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

	private static final Clock MONDAY_MORNING = Clock.fixed(Instant.parse("2026-11-23T06:00:00Z"), PARIS);

	private static final ContentSources SOURCES = new ContentSources(MONDAY_MORNING);

	private static final Week W47 = Week.parse("2026-W47");

	private static final Map<String, ?> AS_USUAL = Map.of();

	private WordPressStandIn site = new WordPressStandIn(PARIS);

	@AfterEach
	void close() {
		site.close();
	}

	@Test
	void aWeekIsGatheredWithItsEditorialItsThreadsAndItsOtherArticles() {
		site.post(12, "2026-11-16T07:30:00Z", "L&rsquo;édito &amp; la lampe", Map.of("content", Map.of("rendered",
				"<p>Elle s&rsquo;éteint <em class=\"x\">toujours</em>.</p><script>x()</script><p><a href=\"/couloir\">Lire</a></p>")));
		site.post(9, "2026-11-18T07:30:00Z", "Trois ampoules",
				Map.of("_embedded", WordPressStandIn.embedded("essais").get("_embedded"), "excerpt", Map.of("rendered",
						"<p>Nous avons &eacute;clair&eacute; %s [&hellip;]</p>".formatted("un couloir ".repeat(20)))));
		site.comment(31, 12, 0, "2026-11-16T09:00:00Z", AS_USUAL);
		site.comment(32, 12, 31, "2026-11-16T10:00:00Z", Map.of("author", 3, "author_name", "Zoé Marchand"));
		site.comment(33, 12, 0, "2026-11-16T11:00:00Z", Map.of("author", 4));
		site.comment(34, 9, 0, "2026-11-16T11:00:00Z", AS_USUAL);

		var content = source("edito", null).gather(W47);

		assertThat(content.editorial()).isEqualTo(new Editorial("12", "L’édito & la lampe", "",
				"<p>Elle s’éteint <em>toujours</em>.</p><p><a href=\"https://blog.example/couloir\">Lire</a></p>",
				new Byline("Zoé Marchand", Instant.parse("2026-11-16T07:30:00Z")),
				URI.create("https://blog.example/12/")));
		assertThat(content.comments()).extracting(Comment::id, Comment::parent, Comment::byEditorialAuthor)
			.containsExactly(tuple("31", null, false), tuple("32", "31", true), tuple("33", null, false));
		assertThat(content.comments().getFirst())
			.isEqualTo(new Comment("31", null, new Byline("Lectrice 31", Instant.parse("2026-11-16T09:00:00Z")),
					"<p>Avis 31.</p>", URI.create("https://blog.example/12/#comment-31"), false));
		assertThat(content.articles()).singleElement().satisfies(article -> {
			assertThat(article.url()).isEqualTo(URI.create("https://blog.example/9/"));
			assertThat(article.summary()).startsWith("Nous avons éclairé un couloir")
				.endsWith(" couloir un…")
				.hasSizeLessThanOrEqualTo(160);
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			<p>Elle s&rsquo;éteint toujours [&hellip;]</p>                 | ''
			<p>Elle s&rsquo;éteint&hellip;</p>                             | ''
			<p>Elle s&rsquo;éteint&hellip; <a class="more-link">Lire</a></p> | ''
			<p>Au même moment.</p>                                         | ''
			<p>Autre chose, coupée par le thème [&hellip;]</p>             | ''
			<p>Ce qu&rsquo;une ampoule apprend.</p>                        | Ce qu’une ampoule apprend.
			''                                                             | ''
			""")
	void onlyAnExcerptWrittenByHandIsAStandfirst(String excerpt, String standfirst) {
		site.post(1, "2026-11-16T07:30:00Z", "Un", Map.of("content", Map.of("rendered",
				"<figure><figcaption>Photo</figcaption></figure><p>Elle s’éteint toujours.</p><p>Au même moment.</p>"),
				"excerpt", Map.of("rendered", excerpt)));
		assertThat(editorial(gather(W47)).standfirst()).isEqualTo(standfirst);
	}

	@Test
	void theNewestMatchLeads() {
		site.post(1, "2026-11-16T07:30:00Z", "L’édito du lundi", WordPressStandIn.embedded("Edito"));
		site.post(2, "2026-11-17T07:30:00Z", "Correctif de l’édito", WordPressStandIn.embedded("edito", "divers"));
		site.post(3, "2026-11-18T07:30:00Z", "Brèves", WordPressStandIn.embedded("divers"));
		assertThat(editorial(source("edito", null).gather(W47)).id()).isEqualTo("2");
		assertThat(editorial(source("edito", "^L’édito").gather(W47)).id()).isEqualTo("1");
		assertThat(editorial(source(null, "édito").gather(W47)).id()).isEqualTo("2");
		assertThat(editorial(source(null, null).gather(W47)).id()).isEqualTo("3");
		assertThat(source("edito", "Brèves").gather(W47).editorial()).isNull();
		assertThat(source("lampe", null).gather(W47).editorial()).isNull();
		assertThat(source("edito", null).gather(W47).articles()).extracting(Article::id).containsExactly("1", "3");
	}

	@ParameterizedTest
	@CsvSource({ "2026-W47, 2026-11-15T23:00:00Z", "2026-W46, 2026-11-15T22:59:59Z", "2026-W47, 2026-11-22T22:59:59Z",
			"2026-W43, 2026-10-18T22:00:00Z", "2026-W43, 2026-10-25T22:59:59Z", "2026-W44, 2026-10-25T23:00:00Z",
			"2026-W43, 2026-10-25T01:30:00Z", "2026-W13, 2026-03-22T23:00:00Z", "2026-W13, 2026-03-29T21:59:59Z",
			"2026-W14, 2026-03-29T22:00:00Z", "2026-W01, 2025-12-31T23:30:00Z", "2020-W53, 2021-01-03T22:59:59Z" })
	void theWeekIsTheNewslettersWhateverTheSitesZone(String name, String publishedAt) {
		var week = Week.parse(name);
		for (var zone : List.of("Europe/Paris", "UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago")) {
			site.close();
			site = new WordPressStandIn(ZoneId.of(zone));
			site.post(1, publishedAt, "Un", AS_USUAL);
			assertThat(gather(week).editorial()).as(zone).isNotNull();
			assertThat(gather(week.previous()).editorial()).as(zone).isNull();
			assertThat(gather(week.next()).editorial()).as(zone).isNull();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void allPagesAreRead(boolean counted) {
		if (!counted) {
			site.withoutPageCounts();
		}
		for (var id = 1; id <= 200; id++) {
			site.post(id, "2026-11-16T07:30:00Z", "Brève", AS_USUAL);
		}
		site.post(201, "2026-11-17T07:30:00Z", "L’édito", AS_USUAL);
		for (var id = 1; id <= 250; id++) {
			site.comment(id, 201, id == 1 ? 0 : 1, "2026-11-17T08:%02d:%02dZ".formatted(id / 60, id % 60), AS_USUAL);
		}
		var content = gather(W47);
		assertThat(content.articles()).hasSize(200);
		assertThat(content.comments()).hasSize(250);
		assertThat(content.comments()).extracting(Comment::id)
			.doesNotHaveDuplicates()
			.startsWith("1", "2")
			.endsWith("250");
		assertThat(content.comments().stream().skip(1)).allMatch(comment -> "1".equals(comment.parent()));
		assertThat(site.requests()).filteredOn(uri -> uri.getPath().endsWith("comments")).hasSize(counted ? 3 : 4);
	}

	@Test
	void aSiteWithoutPrettyPermalinksIsReadByItsOtherAddress() {
		site.withoutPrettyPermalinks();
		site.post(1, "2026-11-16T07:30:00Z", "Un", AS_USUAL);
		for (var id = 1; id <= 101; id++) {
			site.comment(id, 1, 0, "2026-11-17T08:00:00Z", AS_USUAL);
		}
		assertThat(source("edito", null).gather(W47).comments()).hasSize(101);
		assertThat(site.requests()).filteredOn(uri -> uri.getPath().contains("/wp-json/")).hasSize(1);
	}

	@Test
	void aWeekWithoutPostsIsEmptyAndAsksForNoComments() {
		var content = gather(W47);
		assertThat(content.editorial()).isNull();
		assertThat(content.articles()).isEmpty();
		assertThat(site.requests()).hasSize(1);
	}

	@Test
	void protectedPostsAreLeftOut() {
		site.post(1, "2026-11-16T07:30:00Z", "Un", AS_USUAL);
		site.post(2, "2026-11-17T07:30:00Z", "Protégé : deux",
				Map.of("content", Map.of("rendered", "", "protected", true)));
		assertThat(editorial(gather(W47)).id()).isEqualTo("1");
		assertThat(gather(W47).articles()).isEmpty();
	}

	@Test
	void commentsOfTheFuturePingsAndLostParentsAreSettled() {
		site.post(1, "2026-11-16T07:30:00Z", "Un", AS_USUAL);
		site.comment(5, 1, 99, "2026-11-16T09:00:00Z", AS_USUAL);
		site.comment(4, 1, 0, "2026-11-16T10:00:00Z", AS_USUAL);
		site.comment(6, 1, 0, "2026-11-16T10:00:00Z", Map.of("type", "pingback"));
		site.comment(7, 1, 0, "2026-11-23T06:00:01Z", AS_USUAL);
		site.comment(8, 1, 7, "2026-11-23T05:59:59Z", AS_USUAL);
		assertThat(gather(W47).comments()).extracting(Comment::id, Comment::parent)
			.containsExactly(tuple("5", null), tuple("4", null), tuple("8", null));
	}

	@Test
	void aVisitorCannotPassForTheAuthor() {
		site.post(1, "2026-11-16T07:30:00Z", "Un", Map.of("author", 0));
		site.comment(1, 1, 0, "2026-11-16T09:00:00Z", Map.of("author", 0, "author_name", "Zoé Marchand"));
		assertThat(gather(W47).comments()).singleElement().extracting(Comment::byEditorialAuthor).isEqualTo(false);
	}

	@Test
	void hostileWordsAreMadeHarmless() {
		site.post(1, "2026-11-16T07:30:00Z", "<img src=x onerror=x()>Un\u202E &lt;b&gt;\r\nBcc: a@b.example",
				Map.of("link", "javascript:x()", "content",
						Map.of("rendered", "<p onclick=\"x()\">a</p><iframe src=\"https://v.example/1\">")));
		site.comment(1, 1, 0, "2026-11-16T09:00:00Z",
				Map.of("author_name", "<script>x()</script>Mal\u202Eo", "link", "data:text/html,x", "content",
						Map.of("rendered", "<p>a<script>x()</script></p><form><p>b</p></form>")));
		var content = gather(W47);
		assertThat(editorial(content).title()).isEqualTo("Un <b> Bcc: a@b.example");
		assertThat(editorial(content).url()).isNull();
		assertThat(editorial(content).html()).isEqualTo("<p>a</p><p><a href=\"https://v.example/1\">v.example</a></p>");
		assertThat(content.comments()).singleElement().satisfies(comment -> {
			assertThat(comment.html()).isEqualTo("<p>a</p>");
			assertThat(comment.url()).isNull();
			assertThat(comment.byline().author()).isEqualTo("Malo");
		});
	}

	@Test
	void aHiddenAuthorIsNoObstacle() {
		site.post(1, "2026-11-16T07:30:00Z", "Un", Map.of("_embedded",
				Map.of("author", List.of(Map.of("code", "rest_user_invalid_id", "message", "Invalid user ID.")))));
		assertThat(editorial(gather(W47)).byline().author()).isEmpty();
	}

	private WeekContent gather(Week week) {
		return source(null, null).gather(week);
	}

	private ContentSource source(@Nullable String category, @Nullable String titlePattern) {
		return SOURCES.open(new SourceSettings(SourceSettings.Type.WORDPRESS, site.url(), null, category, null, null,
				titlePattern, null, true), PARIS);
	}

	private static Editorial editorial(WeekContent content) {
		return Objects.requireNonNull(content.editorial());
	}

}
