package dev.lundi.issue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.lundi.content.Comment;
import dev.lundi.issue.IssueComment.Choice;
import dev.lundi.issue.IssueComment.Verdict;
import dev.lundi.newsletter.CommentRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TopCommentsTests {

	@Test
	void prefersWhatManyPersonsAnswered() {
		List<Comment> comments = new ArrayList<>(
				List.of(Samples.comment("quarrel", "Ada"), Samples.comment("debate", "Blaise")));
		comments.addAll(answers("quarrel", "Chloé", "Chloé", "Chloé"));
		comments.addAll(answers("debate", "Denis", "Élise", "Farid"));
		assertThat(ids(rank(comments, 2))).startsWith("debate", "quarrel");
	}

	@Test
	void prefersWhatTheAuthorAnswered() {
		List<Comment> comments = List.of(Samples.comment("a", "Ada"), Samples.comment("b", "Blaise"),
				Samples.answer("a1", "a", "Chloé"), Samples.byEditorialAuthor("b1", "b"));
		assertThat(ids(rank(comments, 2))).startsWith("b", "a");
	}

	@Test
	void prefersTheLongerOfTwoThatNobodyAnswered() {
		List<Comment> comments = List.of(Samples.comment("short", "Ada"),
				Samples.comment("long", null, "Blaise", Samples.LONG_ENOUGH.repeat(3)));
		assertThat(ids(rank(comments, 2))).containsExactly("long", "short");
	}

	@Test
	void comparesCommentsAtTheSameAge() {
		List<Comment> comments = List.of(Samples.at("2026-11-16T08:00:00Z", Samples.comment("monday", "Ada")),
				Samples.at("2026-11-16T09:00:00Z", Samples.answer("m1", "monday", "Chloé")),
				Samples.at("2026-11-20T08:00:00Z", Samples.answer("m2", "monday", "Denis")),
				Samples.at("2026-11-21T08:00:00Z", Samples.answer("m3", "monday", "Élise")),
				Samples.at("2026-11-19T08:00:00Z", Samples.comment("thursday", "Blaise")),
				Samples.at("2026-11-20T08:00:00Z", Samples.answer("t1", "thursday", "Farid")),
				Samples.at("2026-11-21T08:00:00Z", Samples.answer("t2", "thursday", "Gaëlle")));
		assertThat(ids(rank(comments, 2))).startsWith("monday", "thursday");
		List<IssueComment> fair = TopComments.rank(comments, CommentRules.USUAL, DatabaseTest.NOW);
		assertThat(ids(fair)).startsWith("thursday", "monday");
		assertThat(fair.get(1).figures().replies()).isEqualTo(1);
	}

	@Test
	void breaksTiesByDateThenId() {
		List<Comment> comments = List.of(Samples.at("2026-11-19T08:00:00Z", Samples.comment("1", "Ada")),
				Samples.at("2026-11-18T08:00:00Z", Samples.comment("3", "Blaise")),
				Samples.at("2026-11-18T08:00:00Z", Samples.comment("2", "Chloé")));
		assertThat(ids(rank(comments, 3))).containsExactly("2", "3", "1");
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void choosesTheSameInWhateverOrderTheyCome(long seed) {
		Random random = new Random(seed);
		List<Comment> comments = randomThreads(random);
		List<IssueComment> ranked = rank(comments, 5);
		Collections.shuffle(comments, random);
		assertThat(rank(comments, 5)).isEqualTo(ranked);
	}

	@ParameterizedTest
	@ValueSource(longs = { 11, 12, 13, 14, 15, 16, 17, 18 })
	void keepsTheRulesWhateverTheThreads(long seed) {
		List<Comment> comments = randomThreads(new Random(seed));
		Conversation conversation = new Conversation(comments, Duration.ZERO);
		Map<String, Comment> byId = comments.stream().collect(Collectors.toMap(Comment::id, Function.identity()));
		List<IssueComment> ranked = rank(comments, 5);
		List<Comment> chosen = ranked.stream().filter(IssueComment::included).map((top) -> byId.get(top.id())).toList();
		assertThat(ranked).hasSameSizeAs(comments).allMatch((comment) -> comment.score() >= 0 && comment.score() <= 1);
		assertThat(chosen).hasSizeLessThanOrEqualTo(5).noneMatch(Comment::byEditorialAuthor);
		assertThat(chosen.stream().map(Conversation::person)).doesNotHaveDuplicates();
		assertThat(chosen.stream().collect(Collectors.groupingBy(conversation::thread, Collectors.counting())).values())
			.allMatch((count) -> count <= 2);
	}

	@Test
	void capsOneAuthorHoweverTheNameIsSpelt() {
		List<Comment> comments = List.of(Samples.comment("1", "Ada L."), Samples.comment("2", " ada  l. "));
		assertThat(verdicts(rank(comments, 5))).containsExactly(Verdict.TOP, Verdict.PER_AUTHOR);
	}

	@Test
	void capsOneThread() {
		List<Comment> comments = List.of(Samples.comment("1", "Ada"), Samples.answer("2", "1", "Blaise"),
				Samples.answer("3", "2", "Chloé"), Samples.comment("4", "Denis"));
		List<IssueComment> ranked = rank(comments, 5);
		assertThat(ranked.stream().filter((comment) -> comment.verdict() == Verdict.PER_THREAD)).singleElement()
			.satisfies((comment) -> assertThat(comment.id()).isEqualTo("3"));
		assertThat(ranked.stream().filter(IssueComment::included).map(IssueComment::id)).containsExactlyInAnyOrder("1",
				"2", "4");
	}

	@Test
	void leavesOutWhatDoesNotFitAmongTheTop() {
		List<Comment> comments = IntStream.range(0, 7)
			.mapToObj((index) -> Samples.comment("c" + index, "reader " + index))
			.toList();
		assertThat(verdicts(rank(comments, 5))).containsExactly(Verdict.TOP, Verdict.TOP, Verdict.TOP, Verdict.TOP,
				Verdict.TOP, Verdict.NOT_AMONG_TOP, Verdict.NOT_AMONG_TOP);
	}

	@Test
	void leavesOutTheAuthorsOwnTheShortOnesAndBareLinks() {
		List<Comment> comments = List.of(Samples.byEditorialAuthor("own", null),
				Samples.comment("short", null, "Ada", "Bien dit !"),
				Samples.comment("link", null, "Blaise",
						"<a href='https://example.org/une/adresse'>https://example.org/une/adresse/assez/longue</a>"),
				Samples.comment("bare", null, "Chloé", "https://example.org/une/adresse/assez/longue/pour/compter"),
				Samples.comment("good", "Denis"));
		List<IssueComment> ranked = rank(comments, 5);
		assertThat(ranked).first().satisfies((best) -> assertThat(best.id()).isEqualTo("good"));
		assertThat(ranked.stream().collect(Collectors.toMap(IssueComment::id, IssueComment::verdict)))
			.containsEntry("own", Verdict.BY_AUTHOR)
			.containsEntry("short", Verdict.TOO_SHORT)
			.containsEntry("link", Verdict.ONLY_A_LINK)
			.containsEntry("bare", Verdict.ONLY_A_LINK);
		assertThat(ranked.stream().filter((comment) -> comment.choice() == Choice.LEFT_OUT)).hasSize(4);
	}

	/** The earliest stays, in whatever order they come. */
	@Test
	void takesWhatIsSaidTwiceOnce() {
		String words = "J’ai gardé le banc de ma grand-mère : on s’y assoit encore tous les soirs, « pour voir passer ».";
		List<Comment> comments = List.of(
				Samples.at("2026-11-20T08:00:00Z",
						Samples.comment("shouted", null, "Zoé", words.toUpperCase(Locale.FRENCH))),
				Samples.at("2026-11-19T08:00:00Z", Samples.comment("quoted", null, "Yann", words + " Bravo !")),
				Samples.at("2026-11-18T08:00:00Z", Samples.comment("first", null, "Ada", words)),
				Samples.at("2026-11-21T08:00:00Z", Samples.comment("other", null, "Blaise",
						"J’ai gardé le banc de ma grand-mère, mais personne ne s’y assoit plus depuis la vente.")));
		assertThat(rank(comments, 5).stream().collect(Collectors.toMap(IssueComment::id, IssueComment::verdict)))
			.isEqualTo(Map.of("first", Verdict.TOP, "other", Verdict.TOP, "quoted", Verdict.REPEATED, "shouted",
					Verdict.REPEATED));
	}

	@Test
	void takesALinkWithWordsAroundIt() {
		Comment comment = Samples.comment("1", null, "Ada",
				"Je l’ai lu ici, et je n’en reviens toujours pas : <a href='https://example.org'>l’article</a>.");
		assertThat(verdicts(rank(List.of(comment), 5))).containsExactly(Verdict.TOP);
	}

	@Test
	void measuresTextInCharactersAsReadersSeeThem() {
		assertThat(verdicts(rank(List.of(Samples.comment("1", null, "Ada", "🍋🍊".repeat(19) + "🍋")), 5)))
			.containsExactly(Verdict.TOO_SHORT);
		assertThat(verdicts(rank(List.of(Samples.comment("1", null, "Ada", "🍋🍊".repeat(20))), 5)))
			.containsExactly(Verdict.TOP);
	}

	@Test
	void keepsTheFiguresBehindItsChoice() {
		List<Comment> comments = List.of(Samples.comment("1", "Ada"), Samples.answer("2", "1", "Blaise"),
				Samples.answer("3", "2", "Ada"), Samples.byEditorialAuthor("4", "3"));
		IssueComment first = rank(comments, 5).getFirst();
		assertThat(first.id()).isEqualTo("1");
		assertThat(first.figures())
			.isEqualTo(new IssueComment.Figures(2, 3, true, Samples.ownWords("1").length(), null));
		assertThat(first.score()).isEqualTo(1);
	}

	@Test
	void showsSixHundredCharactersOfALongCommentAndRanksItByAll() {
		Comment comment = Samples.comment("1", null, "Ada", "Un mot de plus. ".repeat(3_200));
		IssueComment ranked = rank(List.of(comment), 5).getFirst();
		assertThat(ranked.html()).startsWith("<p>Un mot de plus. Un mot").matches("<p>.{580,600}\\w…</p>");
		assertThat(ranked.figures().length()).isGreaterThan(50_000);
		assertThat(ranked.cutShort()).isTrue();
		assertThat(rank(List.of(Samples.comment("1", "Ada")), 5).getFirst().cutShort()).isFalse();
	}

	@Test
	void choosesNoneOfNone() {
		assertThat(rank(List.of(), 5)).isEmpty();
		assertThat(verdicts(rank(List.of(Samples.comment("1", "Ada")), 0))).containsExactly(Verdict.NOT_AMONG_TOP);
	}

	private static List<Comment> randomThreads(Random random) {
		List<Comment> comments = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			String parent = random.nextBoolean() ? Integer.toString(random.nextInt(45)) : null;
			String words = "mot ".repeat(random.nextInt(80));
			comments.add((random.nextInt(8) == 0) ? Samples.byEditorialAuthor("" + i, parent)
					: Samples.comment("" + i, parent, "reader " + random.nextInt(9), words));
		}
		return comments;
	}

	private static List<Comment> answers(String parent, String... authors) {
		return IntStream.range(0, authors.length)
			.mapToObj((index) -> Samples.answer(parent + index, parent, authors[index]))
			.toList();
	}

	private static List<IssueComment> rank(List<Comment> comments, int top) {
		return TopComments.rank(comments, new CommentRules(top, 1, 2, 40, CommentRules.Weights.USUAL, Duration.ZERO, 0),
				DatabaseTest.NOW);
	}

	private static List<String> ids(List<IssueComment> ranked) {
		return ranked.stream().map(IssueComment::id).toList();
	}

	private static List<Verdict> verdicts(List<IssueComment> ranked) {
		return ranked.stream().map(IssueComment::verdict).toList();
	}

}
