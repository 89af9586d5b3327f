package dev.lundi.issue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.lundi.content.ContentSources;
import dev.lundi.content.SourceSettings;
import dev.lundi.content.Week;
import dev.lundi.gather.Gatherer;
import dev.lundi.gather.SourceChecks;
import dev.lundi.issue.IssueComment.Verdict;
import dev.lundi.newsletter.CommentRules;
import dev.lundi.newsletter.Newsletter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What comes too late for an issue may be in the next one. */
@DatabaseTest
@Import({ Gatherer.class, SourceChecks.class, ContentSources.class })
class EchoTests {

	private static final Week BEFORE = Week.parse("2026-W46");

	@TempDir
	private Path folder;

	@Autowired
	private Gatherer gatherer;

	@Autowired
	private IssueAssembler assembler;

	@Autowired
	private Issues issues;

	@Autowired
	private JdbcClient db;

	@BeforeEach
	void twoWeeksOfWhichTheFirstHasLateComments() throws IOException {
		db.sql("truncate issue cascade").update();
		publish("banc", "Le banc", "2026-11-10", comment("1", "2026-11-10T09:00"), comment("2", "2026-11-21T09:00"),
				comment("3", "2026-11-22T09:00"), comment("4", "2026-11-22T10:00") + "  parent: 3\n");
		publish("lampe", "La lampe", "2026-11-17", comment("1", "2026-11-17T09:00"));
	}

	private void publish(String file, String title, String day, String... comments) throws IOException {
		Files.writeString(folder.resolve(file + ".md"),
				"---\ntitle: %s\npublished: %sT08:00\n---\nMots.\n".formatted(title, day));
		Files.writeString(folder.resolve(file + ".comments.yaml"), String.join("", comments));
	}

	private static String comment(String id, String published) {
		return "- id: %s\n  author: Personne %s\n  published: %s\n  text: %s\n".formatted(id, id, published,
				Samples.ownWords(id + published).replace(":", ""));
	}

	@Test
	void theNextIssueBringsTheBestOfThem() {
		Issue before = assemble(BEFORE, newsletter(1));
		assertThat(before.topComments()).extracting(IssueComment::id).containsExactly("3");
		assertThat(before.comments()).extracting(IssueComment::verdict)
			.containsExactly(Verdict.TOP, Verdict.NOT_AMONG_TOP, Verdict.LATE, Verdict.LATE);
		approve(before);
		Issue next = assemble(BEFORE.next(), newsletter(1));
		assertThat(next.comments())
			.extracting(IssueComment::id, (comment) -> comment.words().echoOf(), IssueComment::included)
			.containsExactly(tuple("1", null, true), tuple("echo:2", "Le banc", true),
					tuple("echo:4", "Le banc", false));
		assertThat(next.topComments().getLast().figures().votes()).isNull();
	}

	@Test
	void whatEditorsKeptOutDoesNotComeBack() {
		Issue before = assemble(BEFORE, newsletter(1));
		before.drop("2");
		approve(before);
		assertThat(assemble(BEFORE.next(), newsletter(1)).topComments()).extracting(IssueComment::id)
			.containsExactly("1", "echo:4");
	}

	@Test
	void thereIsNoneUnlessItIsAskedForAndTheLastIssueAppeared() {
		Issue before = assemble(BEFORE, newsletter(1));
		assertThat(gatherer.gather(newsletter(1), BEFORE.next()).echo()).isNull();
		approve(before);
		assertThat(gatherer.gather(newsletter(1), BEFORE.next()).echo()).isNotNull();
		assertThat(gatherer.gather(newsletter(0), BEFORE.next()).echo()).isNull();
		assertThat(gatherer.gather(newsletter(1), new Week(BEFORE.monday().plusWeeks(5))).echo()).isNull();
	}

	private void approve(Issue issue) {
		issue.approve("Une éditrice", DatabaseTest.NOW);
		issues.save(issue);
	}

	private Issue assemble(Week week, Newsletter newsletter) {
		Issue issue = assembler.assemble(newsletter, week, gatherer.gather(newsletter, week)).orElseThrow();
		return issues.findById(issue.id()).orElseThrow();
	}

	private Newsletter newsletter(int echo) {
		Newsletter usual = Samples.newsletter();
		SourceSettings source = new SourceSettings(SourceSettings.Type.FOLDER, null, folder, null, null, null, null,
				null, false);
		return new Newsletter(usual.slug(), usual.name(), usual.language(), usual.zone(), usual.publisher(), source,
				usual.schedule(), new CommentRules(1, 1, 2, 40, CommentRules.Weights.USUAL, Duration.ofDays(3), echo),
				usual.week(), usual.design(), List.of(), null);
	}

}
