package dev.lundi.issue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.lundi.content.Article;
import dev.lundi.content.Byline;
import dev.lundi.content.Comment;
import dev.lundi.content.Editorial;
import dev.lundi.content.Week;
import dev.lundi.content.WeekContent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class IssueAssemblerTests {

	private final IssueAssembler assembler;

	private final Issues issues;

	private final JdbcClient jdbc;

	@Autowired
	IssueAssemblerTests(IssueAssembler assembler, Issues issues, JdbcClient jdbc) {
		this.assembler = assembler;
		this.issues = issues;
		this.jdbc = jdbc;
	}

	@BeforeEach
	void noIssues() {
		jdbc.sql("truncate issue cascade").update();
	}

	@Test
	void makesADraftOfTheWeek() {
		Issue draft = assemble(Samples.WEEK, Samples.content());
		assertThat(draft.status()).isEqualTo(IssueStatus.DRAFT);
		assertThat(draft.number()).isEqualTo(1);
		assertThat(draft.createdAt()).isEqualTo(DatabaseTest.NOW);
		assertThat(draft.subject()).isEqualTo("Le banc vide");
		assertThat(draft.preheader()).isEqualTo("Un banc, et ce qu’on y dit.");
		assertThat(draft.topComments()).map(IssueComment::id).containsExactly("10", "11");
		assertThat(issues.findById(draft.id())).isPresent();
	}

	@Test
	void countsTheIssuesOfEachNewsletter() {
		assertThat(assemble(Samples.WEEK, Samples.content()).number()).isEqualTo(1);
		issues.withdraw(assemble(Samples.WEEK.next(), Samples.content()));
		assertThat(assemble(Samples.WEEK.next().next(), Samples.content()).number()).isEqualTo(3);
		assertThat(assembler.assemble(Samples.newsletter("autre", "Autre"), Samples.WEEK, Samples.content())
			.orElseThrow()
			.number()).isEqualTo(1);
	}

	@Test
	void givesConsecutiveNumbersToThoseWhoAssembleAtOnce() throws Exception {
		List<Callable<Integer>> weeks = IntStream.range(0, 8)
			.mapToObj((index) -> new Week(Samples.WEEK.monday().plusWeeks(index)))
			.map((week) -> (Callable<Integer>) () -> assemble(week, Samples.content()).number())
			.toList();
		try (ExecutorService together = Executors.newFixedThreadPool(4)) {
			List<Integer> numbers = together.invokeAll(weeks).stream().map(Future::resultNow).toList();
			assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
		}
	}

	@Test
	void neverOverwritesAnEditorsCorrections() {
		Issue draft = assemble(Samples.WEEK, Samples.content());
		draft.changeSubject("Corrigé");
		issues.save(draft);
		Issue again = assemble(Samples.WEEK,
				new WeekContent(Samples.editorial("Autre titre", "<p>Autre texte.</p>"), List.of(), List.of()));
		assertThat(again.id()).isEqualTo(draft.id());
		assertThat(again.subject()).isEqualTo("Corrigé");
		assertThat(again.title()).isEqualTo("Le banc vide");
		assertThat(again.comments()).hasSize(4);
	}

	@Test
	void givesTheIssueOfTheWeekInWhateverState() {
		Issue draft = assemble(Samples.WEEK, Samples.content());
		issues.withdraw(draft);
		assertThat(assemble(Samples.WEEK, Samples.content()).status()).isEqualTo(IssueStatus.WITHDRAWN);
	}

	@Test
	void makesNothingOfAWeekWithoutEditorial() {
		Optional<Issue> nothing = assembler.assemble(Samples.newsletter(), Samples.WEEK,
				new WeekContent(null, List.of(), List.of()));
		assertThat(nothing).isEmpty();
		assertThat(issues.findFirstByNewsletterOrderByWeekDesc("edito")).isEmpty();
	}

	@Test
	void takesTheFirstWordsForAPreheaderWhereThereIsNoStandfirst() {
		Issue draft = assemble(Samples.WEEK,
				content("Titre", "<h2>Sous-titre</h2><p>%s</p>".formatted("mot ".repeat(60))));
		assertThat(draft.preheader()).startsWith("Sous-titre mot mot").endsWith("mot…").hasSizeLessThanOrEqualTo(121);
	}

	@Test
	void makesASubjectOfAnyTitle() {
		assertThat(assemble(Samples.WEEK, content("Deux\r\nlignes\tet\0un\u2028nul", "<p>x</p>")).subject())
			.isEqualTo("Deux lignes et un nul");
		assertThat(assemble(Samples.WEEK.next(), content(" \u0007 ", "<p>x</p>")).subject()).isEqualTo("L’édito n° 2");
		String endless = assemble(Samples.WEEK.next().next(), content("mot ".repeat(100), "<p>x</p>")).subject();
		assertThat(endless).endsWith("mot…").hasSizeLessThanOrEqualTo(150);
	}

	@Test
	void storesWhatHostileSourcesSend() {
		Comment hostile = new Comment("1\0", "2", new Byline("A\0da\nBcc: x", DatabaseTest.NOW),
				"<p>\0%s</p>".formatted(Samples.LONG_ENOUGH), URI.create("javascript:alert(1)"), false);
		Article trap = new Article("a", "Piège", "", URI.create("javascript:alert(1)"));
		Issue draft = assemble(Samples.WEEK,
				new WeekContent(Samples.editorial(), List.of(hostile, hostile), List.of(trap)));
		assertThat(draft.comments()).singleElement().satisfies((comment) -> {
			assertThat(comment.author()).isEqualTo("A da Bcc: x");
			assertThat(comment.url()).isNull();
			assertThat(comment.html()).doesNotContain("\0");
		});
		assertThat(draft.articles()).isEmpty();
	}

	private static WeekContent content(String title, String html) {
		return new WeekContent(new Editorial("e", title, "", html, new Byline("", DatabaseTest.NOW), null), List.of(),
				List.of());
	}

	private Issue assemble(Week week, WeekContent content) {
		return assembler.assemble(Samples.newsletter(), week, content).orElseThrow();
	}

}
