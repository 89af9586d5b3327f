package dev.lundi.content;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * WordPress over REST, version by version, written by hand in the shape of its answers.
 */
class RecordedWordPressTests {

	private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

	private static final ContentSources SOURCES = new ContentSources(
			Clock.fixed(Instant.parse("2026-11-23T06:00:00Z"), ZoneOffset.UTC));

	@ParameterizedTest
	@ValueSource(strings = { "4.7", "5.8", "6.1", "6.8" })
	void everyVersionGivesTheSameWeek(String version) {
		try (var site = new WordPressStandIn(PARIS)) {
			site.answerAs(version);
			var content = SOURCES
				.open(new SourceSettings(SourceSettings.Type.WORDPRESS, site.url(), null, "edito", null, null, null,
						null, true), PARIS)
				.gather(Week.parse("2026-W47"));
			var editorial = Objects.requireNonNull(content.editorial());
			assertThat(editorial.title()).isEqualTo("L’édito & la lampe");
			assertThat(editorial.byline()).isEqualTo(new Byline("Zoé Marchand", Instant.parse("2026-11-16T07:30:00Z")));
			assertThat(editorial.html())
				.contains("<p>Elle s’éteint <em>toujours</em>", "<blockquote><p>On attend.", "alt=\"Une lampe\"",
						"width=\"640\"")
				.doesNotContain("class=");
			assertThat(content.articles()).extracting(Article::title, Article::summary)
				.containsExactly(tuple("Trois ampoules", "Un résumé à part."));
			assertThat(content.comments())
				.extracting(Comment::id, Comment::parent, comment -> comment.byline().author(),
						Comment::byEditorialAuthor)
				.containsExactly(tuple("31", null, "Ada", false), tuple("32", "31", "Zoé Marchand", true),
						tuple("33", null, "Blaise", false));
			assertThat(content.caveats()).isEmpty();
		}
	}

}
