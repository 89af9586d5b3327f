package dev.lundi.issue;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.lundi.content.Week;
import dev.lundi.content.WeekContent;
import dev.lundi.content.WeekItem;
import dev.lundi.content.WeekItem.Verdict;
import dev.lundi.gather.ItemTakenException;
import dev.lundi.reason.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/** An item is in one issue of its newsletter only. */
@DatabaseTest
class ItemLedgerTests {

	private static final Instant WEDNESDAY = Instant.parse("2026-11-18T09:00:00Z");

	private final IssueAssembler assembler;

	private final Issues issues;

	private final JdbcClient jdbc;

	@Autowired
	ItemLedgerTests(IssueAssembler assembler, Issues issues, JdbcClient jdbc) {
		this.assembler = assembler;
		this.issues = issues;
		this.jdbc = jdbc;
	}

	@BeforeEach
	void noIssues() {
		jdbc.sql("truncate issue cascade").update();
	}

	@Test
	void whatAnIssueTookNoOtherTakes() {
		Issue first = assemble(Samples.WEEK, item("a", Verdict.EDITORIAL), item("b", Verdict.ARTICLE));
		assertThatExceptionOfType(ItemTakenException.class)
			.isThrownBy(() -> assemble(Samples.WEEK.next(), item("c", Verdict.EDITORIAL), item("b", Verdict.ARTICLE)))
			.withMessageContaining("Titre b");
		assertThat(issues.findByNewsletterAndWeek("edito", Samples.WEEK.next())).isEmpty();
		assertThat(ledger()).containsExactly("a " + first.id(), "b " + first.id());
	}

	@Test
	void ofTwoIssuesAssembledAtOnceOneGetsTheItem() throws Exception {
		List<Callable<Issue>> weeks = IntStream.range(0, 6)
			.mapToObj((index) -> new Week(Samples.WEEK.monday().plusWeeks(index)))
			.map((week) -> (Callable<Issue>) () -> assemble(week, item("a", Verdict.EDITORIAL)))
			.toList();
		try (ExecutorService together = Executors.newFixedThreadPool(6)) {
			List<Future<Issue>> ends = together.invokeAll(weeks);
			assertThat(ends).filteredOn((end) -> end.state() == Future.State.SUCCESS).hasSize(1);
			assertThat(ends).filteredOn((end) -> end.state() == Future.State.FAILED)
				.hasSize(5)
				.allSatisfy((end) -> assertThat(end.exceptionNow()).isInstanceOf(ItemTakenException.class));
		}
		assertThat(jdbc.sql("select count(*) from issue").query(Long.class).single()).isOne();
		assertThat(ledger()).hasSize(1);
	}

	@Test
	void theDatabaseItselfRefusesASecondIssue() {
		Issue first = assemble(Samples.WEEK, item("a", Verdict.EDITORIAL));
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> jdbc
			.sql("insert into item_ledger select newsletter, identity, '2026-W48', published_at, ? from item_ledger")
			.param(first.id())
			.update());
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aWithdrawnIssueGivesItsItemsBack(boolean approved) {
		Issue first = assemble(Samples.WEEK, item("a", Verdict.EDITORIAL), item("b", Verdict.ARTICLE));
		if (approved) {
			first.approve("claire", DatabaseTest.NOW);
			issues.save(first);
		}
		issues.withdraw(first);
		assertThat(ledger()).containsExactly("a null", "b null");
		Issue next = assemble(Samples.WEEK.next(), item("b", Verdict.EDITORIAL));
		assertThat(ledger()).containsExactly("a null", "b " + next.id());
	}

	@Test
	void anIssueKeepsItsItemsWhenItIsAssembledOrSavedAgain() {
		Issue first = assemble(Samples.WEEK, item("a", Verdict.EDITORIAL));
		first.changeSubject("Un autre objet");
		issues.save(first);
		assertThat(assemble(Samples.WEEK, item("a", Verdict.EDITORIAL)).id()).isEqualTo(first.id());
		assertThat(ledger()).containsExactly("a " + first.id());
	}

	@Test
	void eachNewsletterHasItsOwn() {
		assemble(Samples.WEEK, item("a", Verdict.EDITORIAL));
		assertThat(assembler.assemble(Samples.newsletter("autre", "Autre"), Samples.WEEK,
				content(List.of(item("a", Verdict.EDITORIAL)))))
			.isPresent();
	}

	@Test
	void whatIsLeftOutWaitsOnlyWhereItMayComeLater() {
		Issue first = assemble(Samples.WEEK, item("a", Verdict.EDITORIAL), item("b", Verdict.FRESH),
				item("c", Verdict.TO_COME), item("d", Verdict.SKIPPED), item("e", Verdict.WITHOUT_ADDRESS));
		assertThat(ledger()).containsExactly("a " + first.id(), "b null", "c null");
	}

	@Test
	void anIssueKeepsAllThatItsWeekHadAndWhy() {
		Issue issue = assemble(Samples.WEEK, item("a", Verdict.EDITORIAL), item("b", Verdict.FRESH));
		assertThat(issues.findById(issue.id()).orElseThrow().items())
			.extracting(WeekItem::identity, WeekItem::title, WeekItem::verdict, WeekItem::publishedAt,
					(item) -> item.reason().toString())
			.containsExactly(tuple("a", "Titre a", Verdict.EDITORIAL, WEDNESDAY, "Parce que."),
					tuple("b", "Titre b", Verdict.FRESH, WEDNESDAY, "Parce que."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "update issue_item set verdict = 'FRESH'", "delete from issue_item" })
	void whatAnApprovedIssueKeepsIsFrozen(String change) {
		Issue issue = assemble(Samples.WEEK, item("a", Verdict.EDITORIAL));
		issue.approve("claire", DatabaseTest.NOW);
		issues.save(issue);
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> jdbc.sql(change).update())
			.withMessageContaining("is APPROVED and can no longer be changed");
	}

	private Issue assemble(Week week, WeekItem... items) {
		return assembler.assemble(Samples.newsletter(), week, content(List.of(items))).orElseThrow();
	}

	private static WeekContent content(List<WeekItem> items) {
		return new WeekContent(Samples.editorial(), List.of(), List.of(), List.of(), items, List.of(), null);
	}

	private static WeekItem item(String identity, Verdict verdict) {
		return new WeekItem(identity, "Titre " + identity, URI.create("https://blog.example.org/" + identity),
				WEDNESDAY, verdict, Reason.inWords("Parce que."));
	}

	private List<String> ledger() {
		return jdbc.sql("select identity || ' ' || coalesce(issue::text, 'null') from item_ledger order by identity")
			.query((row, number) -> row.getString(1))
			.list();
	}

}
