package dev.lundi.content;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import dev.lundi.content.Blog.Post;
import dev.lundi.content.Blog.Remark;
import dev.lundi.reason.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What every source promises, whatever the blog is. */
@ParameterizedClass
@EnumSource
class ContentSourceContractTests {

	/** The kinds of source. */
	enum Kind {

		REST, RSS, ATOM, FOLDER;

		Blog blog(Path folder) {
			return switch (this) {
				case REST -> new RestBlog();
				case RSS -> new FeedBlog(false);
				case ATOM -> new FeedBlog(true);
				case FOLDER -> new FolderBlog(folder);
			};
		}

	}

	private final Blog blog;

	ContentSourceContractTests(Kind kind, @TempDir Path folder) {
		this.blog = kind.blog(folder);
	}

	@AfterEach
	void close() {
		blog.close();
	}

	@Test
	void aWeekHasItsEditorialItsThreadsAndItsOtherArticles() {
		blog.publish(new Post(9, "2026-11-16T07:30:00Z", "Trois ampoules"));
		blog.publish(
				new Post(12, "2026-11-18T07:30:00Z", "L’édito & la lampe",
						"<p>Elle s’éteint <em>toujours</em>.</p><p><a href=\"/couloir\">Lire</a></p>", "edito"),
				List.of(new Remark(31, 0, "2026-11-18T09:00:00Z", "<p>Avis 31.</p>"),
						new Remark(32, 31, "2026-11-18T10:00:00Z", "<p>Avis 32.</p>"),
						new Remark(33, 32, "2026-11-19T10:00:00Z", "<p>Avis 33.</p>")));

		var content = blog.gather("2026-W47");

		assertThat(content.editorial()).isEqualTo(new Editorial(blog.id(12), "L’édito & la lampe", "",
				"<p>Elle s’éteint <em>toujours</em>.</p><p><a href=\"https://blog.example/couloir\">Lire</a></p>",
				new Byline("Zoé Marchand", Instant.parse("2026-11-18T07:30:00Z")),
				URI.create("https://blog.example/12/")));
		assertThat(content.comments())
			.extracting(Comment::id, Comment::parent, comment -> comment.byline().author(), Comment::html)
			.containsExactly(tuple("31", null, "Lectrice 31", "<p>Avis 31.</p>"),
					tuple("32", "31", "Lectrice 32", "<p>Avis 32.</p>"),
					tuple("33", "32", "Lectrice 33", "<p>Avis 33.</p>"));
		assertThat(content.articles()).singleElement()
			.returns("Trois ampoules", Article::title)
			.returns(URI.create("https://blog.example/9/"), Article::url);
		assertThat(content.caveats()).isEmpty();
	}

	@Test
	void theWeekBeginsAndEndsInTheNewslettersZone() {
		blog.publish(new Post(1, "2026-11-15T22:59:59Z", "Dimanche soir"));
		blog.publish(new Post(2, "2026-11-15T23:00:00Z", "Lundi, minuit"));
		blog.publish(new Post(3, "2026-11-22T22:59:59Z", "Dimanche soir encore"));
		blog.publish(new Post(4, "2026-11-22T23:00:00Z", "Lundi suivant"));
		var content = blog.gather("2026-W47");
		assertThat(editorial(content).title()).isEqualTo("Dimanche soir encore");
		assertThat(content.articles()).extracting(Article::title).containsExactly("Lundi, minuit");
		assertThat(editorial(blog.gather("2026-W46")).title()).isEqualTo("Dimanche soir");
	}

	@Test
	void theNightTheClocksChangeBelongsToItsWeek() {
		blog.publish(new Post(1, "2026-10-25T01:30:00Z", "L’heure de trop"));
		blog.publish(new Post(2, "2026-10-25T23:00:00Z", "Lundi"));
		assertThat(editorial(blog.gather("2026-W43")).title()).isEqualTo("L’heure de trop");
		assertThat(editorial(blog.gather("2026-W44")).title()).isEqualTo("Lundi");
	}

	@Test
	void aWeekWithoutArticlesIsEmpty() {
		blog.publish(new Post(1, "2026-11-02T07:30:00Z", "Ancien"));
		assertThat(blog.gather("2026-W47")).isEqualTo(new WeekContent(null, List.of(), List.of()));
	}

	@Test
	void whatIsDatedInTheFutureIsNotThereYet() {
		blog.publish(new Post(1, "2026-11-23T05:00:00Z", "Paru"),
				List.of(new Remark(5, 0, "2026-11-23T05:30:00Z", "<p>Lu.</p>"),
						new Remark(6, 0, "2027-11-23T05:30:00Z", "<p>Demain.</p>")));
		blog.publish(new Post(2, "2026-11-23T07:00:00Z", "À paraître"));
		var content = blog.gather("2026-W48");
		assertThat(editorial(content).title()).isEqualTo("Paru");
		assertThat(content.articles()).isEmpty();
		assertThat(content.comments()).extracting(Comment::id).containsExactly("5");
		assertThat(content.caveats()).isEmpty();
		assertThat(content.notices()).extracting(Reason::toString)
			.singleElement()
			.asString()
			.contains("“À paraître” has a date to come");
	}

	@Test
	void theEditorialIsWhatTheSettingsAskFor() {
		blog.publish(new Post(1, "2026-11-16T07:30:00Z", "L’édito du lundi"));
		blog.publish(new Post(2, "2026-11-17T07:30:00Z", "Brèves", "<p>Brèves.</p>", "divers"));
		assertThat(editorial(blog.gather("2026-W47")).title()).isEqualTo("Brèves");
		assertThat(editorial(blog.gather("2026-W47", "Edito", null)).title()).isEqualTo("L’édito du lundi");
		assertThat(editorial(blog.gather("2026-W47", null, "^L’édito")).title()).isEqualTo("L’édito du lundi");
		assertThat(blog.gather("2026-W47", "edito", "Brèves").editorial()).isNull();
	}

	@Test
	void allArticlesOfALongWeekAreFound() {
		for (var id = 1; id <= 35; id++) {
			blog.publish(new Post(id, "2026-11-1%dT07:%02d:00Z".formatted(6 + id % 4, id), "Article " + id));
		}
		for (var id = 36; id <= 60; id++) {
			blog.publish(new Post(id, "2026-10-01T07:%02d:00Z".formatted(id - 30), "Ancien " + id));
		}
		var content = blog.gather("2026-W47");
		assertThat(content.articles()).hasSize(34);
		assertThat(content.articles()).extracting(Article::id).doesNotHaveDuplicates();
		assertThat(blog.gather("2026-W47")).isEqualTo(content);
	}

	@Test
	void hostileWordsAreMadeHarmless() {
		blog.publish(
				new Post(1, "2026-11-16T07:30:00Z", "Un\u202Eedito",
						"<p onclick=\"x()\">a<script>x()</script></p><p><a href=\"javascript:x()\">b</a></p>", "edito"),
				List.of(new Remark(7, 0, "2026-11-16T09:00:00Z",
						"<p>c<script>x()</script><img src=x onerror=x()></p><form><p>d</p></form>")));
		var content = blog.gather("2026-W47");
		assertThat(editorial(content).title()).isEqualTo("Unedito");
		assertThat(editorial(content).html()).isEqualTo("<p>a</p><p>b</p>");
		assertThat(content.comments()).extracting(Comment::html).containsExactly("<p>c</p>");
	}

	@Test
	void aPictureThatAMailCannotShowIsToldOf() {
		blog.publish(new Post(1, "2026-11-16T07:30:00Z", "Un",
				"<p>a <img src=\"http://i.example/a.png\" alt=\"La lampe\"></p>", "edito"));
		var content = blog.gather("2026-W47");
		assertThat(editorial(content).html()).isEqualTo("<p>a [La lampe]</p>");
		assertThat(content.caveats()).singleElement()
			.satisfies(caveat -> assertThat(caveat.toString()).contains("http://i.example/a.png", "https"));
	}

	@Test
	void aReplyToALostCommentStandsForItself() {
		blog.publish(new Post(1, "2026-11-16T07:30:00Z", "Un"),
				List.of(new Remark(8, 99, "2026-11-16T09:00:00Z", "<p>Avis.</p>")));
		assertThat(blog.gather("2026-W47").comments()).extracting(Comment::id, Comment::parent)
			.containsExactly(tuple("8", null));
	}

	private static Editorial editorial(WeekContent content) {
		return Objects.requireNonNull(content.editorial());
	}

}
