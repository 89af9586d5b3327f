package dev.lundi.content;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.lundi.content.Blog.Post;
import dev.lundi.content.Blog.Remark;
import dev.lundi.content.ContentSourceContractTests.Kind;
import dev.lundi.content.Intake.Known;
import dev.lundi.content.WeekItem.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What every source takes and leaves, by what is known of its items before. */
@ParameterizedClass
@EnumSource
class IntakeContractTests {

	private static final Week W47 = Week.parse("2026-W47");

	private final Blog blog;

	IntakeContractTests(Kind kind, @TempDir Path folder) {
		this.blog = kind.blog(folder);
	}

	@AfterEach
	void close() {
		blog.close();
	}

	@Test
	void saysOfEachItemWhatBecameOfItAndWhy() {
		blog.publish(new Post(1, "2026-11-16T07:30:00Z", "Trois ampoules"));
		blog.publish(new Post(2, "2026-11-18T07:30:00Z", "L’édito"));
		blog.publish(new Post(3, "2026-11-01T07:30:00Z", "Ancien"));
		var items = blog.gather("2026-W47").items();
		assertThat(items).extracting(WeekItem::title, WeekItem::verdict, WeekItem::url)
			.containsExactly(tuple("Trois ampoules", Verdict.ARTICLE, URI.create("https://blog.example/1/")),
					tuple("L’édito", Verdict.EDITORIAL, URI.create("https://blog.example/2/")));
		assertThat(items.getLast().reason())
			.hasToString("It is the editorial: the newest of those that the settings ask for.");
		assertThat(blog.gather("2026-W47").items()).isEqualTo(items);
	}

	@Test
	void whatIsInAnotherIssueIsNotTakenAgain() {
		blog.publish(new Post(1, "2026-11-16T07:30:00Z", "Trois ampoules"));
		blog.publish(new Post(2, "2026-11-18T07:30:00Z", "L’édito"));
		var content = blog.gather(intake(Map.of("L’édito", new Known(Week.parse("2026-W46"), null, null))));
		assertThat(editorial(content)).isEqualTo("Trois ampoules");
		assertThat(content.articles()).isEmpty();
		assertThat(verdicts(content)).containsEntry("L’édito", Verdict.IN_ANOTHER);
		assertThat(content.items().getLast().reason()).asString().contains("2026-W46");
	}

	@Test
	void whatWasChangedAMomentAgoWaits() {
		blog.publish(new Post(1, "2026-11-16T07:30:00Z", "Repris", "<p>a</p>", "edito", "2026-11-23T05:30:01Z"));
		blog.publish(new Post(2, "2026-11-17T07:30:00Z", "Laissé", "<p>b</p>", "edito", "2026-11-23T05:30:00Z"));
		var content = blog.gather(new Intake(W47, WeekBounds.ISO, Duration.ofMinutes(30), Map.of()));
		assertThat(editorial(content)).isEqualTo("Laissé");
		assertThat(verdicts(content)).containsEntry("Repris", Verdict.FRESH);
		assertThat(content.items().getFirst().waits()).isTrue();
		assertThat(verdicts(blog.gather("2026-W47"))).containsEntry("Repris", Verdict.ARTICLE);
	}

	@Test
	void whatComesAfterTheCutOffIsOfTheNextWeek() {
		blog.publish(new Post(1, "2026-11-15T18:59:59Z", "Avant"));
		blog.publish(new Post(2, "2026-11-15T19:00:00Z", "L’édito"));
		blog.publish(new Post(3, "2026-11-22T18:59:59Z", "Dernier"));
		blog.publish(new Post(4, "2026-11-22T19:00:00Z", "Après"));
		var sundayEvening = new WeekBounds(-1, LocalTime.of(20, 0));
		assertThat(verdicts(blog.gather(new Intake(W47, sundayEvening, Duration.ZERO, Map.of()))))
			.containsOnlyKeys("L’édito", "Dernier");
		assertThat(verdicts(blog.gather(new Intake(W47.next(), sundayEvening, Duration.ZERO, Map.of()))))
			.containsOnlyKeys("Après");
	}

	@Test
	void aCutOffAfterTheWeeksMondayTakesInWhatCameSince() {
		blog.publish(new Post(1, "2026-11-10T12:00:00Z", "Avant"));
		blog.publish(new Post(2, "2026-11-18T07:30:00Z", "L’édito"));
		blog.publish(new Post(3, "2026-11-22T22:59:00Z", "Dimanche"));
		var justNow = new WeekBounds(0, LocalTime.of(6, 59));
		blog.publish(new Post(4, "2026-11-23T05:58:00Z", "Ce matin"));
		assertThat(verdicts(blog.gather(new Intake(W47, justNow, Duration.ZERO, Map.of())))).containsOnlyKeys("L’édito",
				"Dimanche", "Ce matin");
		var thursday = new WeekBounds(3, LocalTime.NOON);
		blog.publish(new Post(5, "2026-11-26T10:59:00Z", "Jeudi"));
		assertThat(verdicts(blog.gather(new Intake(W47, thursday, Duration.ZERO, Map.of())))).containsKey("Jeudi");
	}

	@Test
	void whatAnEarlierWeekLeftComesWithThisOne() {
		var published = "2026-10-27T07:30:00Z";
		blog.publish(new Post(1, published, "D’octobre"));
		blog.publish(new Post(2, "2026-10-28T07:30:00Z", "D’octobre aussi"));
		blog.publish(new Post(3, "2026-11-18T07:30:00Z", "L’édito"));
		var waiting = known("2026-W44", Map.of("D’octobre", new Known(null, Instant.parse(published), null)));
		var content = blog.gather(new Intake(W47, WeekBounds.ISO, Duration.ZERO, waiting));
		assertThat(editorial(content)).isEqualTo("L’édito");
		assertThat(content.articles()).extracting(Article::title).containsExactly("D’octobre");
		assertThat(content.items().getFirst().reason()).asString().contains("since an earlier week");
	}

	@Test
	void whatWasSaidTooLateOfTheLastEditorialIsAnEcho() {
		blog.publish(new Post(1, "2026-11-10T07:30:00Z", "Le banc", "<p>a</p>", "edito"),
				List.of(new Remark(31, 0, "2026-11-11T09:00:00Z", "<p>À temps.</p>"),
						new Remark(32, 0, "2026-11-15T09:00:00Z", "<p>Tard, et dans le numéro.</p>"),
						new Remark(33, 31, "2026-11-17T09:00:00Z", "<p>Après.</p>")));
		blog.publish(new Post(2, "2026-11-18T07:30:00Z", "L’édito", "<p>b</p>", "edito"),
				List.of(new Remark(41, 0, "2026-11-18T09:00:00Z", "<p>De cette semaine.</p>")));
		var before = blog.gather("2026-W46");
		var item = before.items().getFirst();
		var earlier = new Intake.Earlier(item.identity(), item.publishedAt(), Instant.parse("2026-11-14T07:00:00Z"),
				Set.of(before.comments().get(1).id()));
		var content = blog.gather(new Intake(W47, WeekBounds.ISO, Duration.ZERO, Map.of(), earlier));
		assertThat(content.comments()).extracting(Comment::html).containsExactly("<p>De cette semaine.</p>");
		var echo = Objects.requireNonNull(content.echo());
		assertThat(echo.title()).isEqualTo("Le banc");
		assertThat(echo.comments()).extracting(Comment::html).containsExactly("<p>Après.</p>");
		assertThat(blog.gather("2026-W47").echo()).isNull();
	}

	@Test
	void editorsSkipAnItemOrHaveItLead() {
		blog.publish(new Post(1, "2026-11-16T07:30:00Z", "Trois ampoules"));
		blog.publish(new Post(2, "2026-11-17T07:30:00Z", "Publicité"));
		blog.publish(new Post(3, "2026-11-18T07:30:00Z", "L’édito"));
		var content = blog.gather(intake(Map.of("Trois ampoules", new Known(null, null, ItemMark.LEAD), "Publicité",
				new Known(null, null, ItemMark.SKIP))));
		assertThat(editorial(content)).isEqualTo("Trois ampoules");
		assertThat(content.articles()).extracting(Article::title).containsExactly("L’édito");
		assertThat(verdicts(content)).containsEntry("Trois ampoules", Verdict.PINNED)
			.containsEntry("Publicité", Verdict.SKIPPED);
	}

	@Test
	void theEditorialMayBeKnownByItsTagOrItsAuthor() {
		blog.publish(new Post(1, "2026-11-16T07:30:00Z", "L’édito"));
		blog.publish(new Post(2, "2026-11-17T07:30:00Z", "Brèves", "<p>b</p>", "divers"));
		assertThat(editorial(blog.gather("2026-W47", (one) -> lead(one, "Sur-Edito", null)))).isEqualTo("L’édito");
		assertThat(editorial(blog.gather("2026-W47", (one) -> lead(one, null, "zoé marchand")))).isEqualTo("Brèves");
		assertThat(blog.gather("2026-W47", (one) -> lead(one, null, "Zoé")).editorial()).isNull();
		assertThat(blog.gather("2026-W47", (one) -> lead(one, "inconnue", null)).editorial()).isNull();
	}

	@Test
	void aPatternThatNeverEndsFindsNothingSoon() {
		blog.publish(new Post(1, "2026-11-16T07:30:00Z", "a".repeat(200)));
		assertThat(blog.gather("2026-W47", null, "^(a+)+$").editorial()).isNotNull();
		blog.publish(new Post(2, "2026-11-17T07:30:00Z", "a".repeat(200) + "!"));
		var content = blog.gather("2026-W47", null, "^(a+)+$");
		assertThat(editorial(content)).isEqualTo("a".repeat(200));
	}

	@Test
	void theLastWeekOfALongYearAndTheFirstOfTheNextEachHaveTheirOwn() {
		blog.publish(new Post(1, "2020-12-27T22:59:59Z", "W52"));
		blog.publish(new Post(2, "2020-12-27T23:00:00Z", "W53"));
		blog.publish(new Post(3, "2021-01-03T22:59:59Z", "W53 encore"));
		blog.publish(new Post(4, "2021-01-03T23:00:00Z", "W01"));
		assertThat(verdicts(blog.gather("2020-W52"))).containsOnlyKeys("W52");
		assertThat(verdicts(blog.gather("2020-W53"))).containsOnlyKeys("W53", "W53 encore");
		assertThat(verdicts(blog.gather("2021-W01"))).containsOnlyKeys("W01");
	}

	private static SourceSettings lead(SourceSettings settings, @Nullable String tag, @Nullable String author) {
		return new SourceSettings(settings.type(), settings.url(), settings.path(), null, tag, author, null, null,
				settings.allowPrivate());
	}

	private Intake intake(Map<String, Known> byTitle) {
		return new Intake(W47, WeekBounds.ISO, Duration.ZERO, known("2026-W47", byTitle));
	}

	/** By identity, as a first gathering of that week tells it. */
	private Map<String, Known> known(String week, Map<String, Known> byTitle) {
		return blog.gather(week)
			.items()
			.stream()
			.filter((item) -> byTitle.containsKey(item.title()))
			.collect(Collectors.toMap(WeekItem::identity, (item) -> Objects.requireNonNull(byTitle.get(item.title()))));
	}

	private static String editorial(WeekContent content) {
		return Objects.requireNonNull(content.editorial()).title();
	}

	private static Map<String, Verdict> verdicts(WeekContent content) {
		return content.items().stream().collect(Collectors.toMap(WeekItem::title, WeekItem::verdict));
	}

}
