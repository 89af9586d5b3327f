package dev.lundi.issue;

import java.util.List;

import dev.lundi.content.Week;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@DatabaseTest
class IssuesTests {

	private final Issues issues;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	@Autowired
	IssuesTests(Issues issues, JdbcClient jdbc, TransactionTemplate transaction) {
		this.issues = issues;
		this.jdbc = jdbc;
		this.transaction = transaction;
	}

	@BeforeEach
	void noIssues() {
		jdbc.sql("truncate issue cascade").update();
	}

	@Test
	void comesBackAsItWasSaved() {
		Issue draft = Samples.draft();
		Issue found = issues.findById(issues.save(draft).id()).orElseThrow();
		assertThat(found).usingRecursiveComparison().isEqualTo(draft);
		assertThat(found.editorial().url()).hasToString("https://blog.example.org/banc");
		assertThat(found.comments()).hasSize(4);
		assertThat(found.articles()).hasSize(1);
	}

	@Test
	void isFoundByItsNewsletterAndWeek() {
		long id = issues.save(Samples.draft()).id();
		assertThat(issues.findByNewsletterAndWeek("edito", Samples.WEEK)).map(Issue::id).contains(id);
		assertThat(issues.findByNewsletterAndWeek("edito", Samples.WEEK.next())).isEmpty();
		assertThat(issues.findByNewsletterAndWeek("autre", Samples.WEEK)).isEmpty();
	}

	@Test
	void givesTheLatestWeekAndThoseOfAStateNewestFirst() {
		Issue old = saved("2026-W09", 1);
		Issue recent = saved("2026-W10", 2);
		Issue draft = saved("2027-W01", 3);
		approve(old);
		approve(recent);
		assertThat(issues.findFirstByNewsletterOrderByWeekDesc("edito")).map(Issue::id).contains(draft.id());
		assertThat(issues.findFirst20ByNewsletterAndStatusOrderByWeekDesc("edito", IssueStatus.APPROVED)).map(Issue::id)
			.containsExactly(recent.id(), old.id());
	}

	@Test
	void hasOneIssueAWeek() {
		saved("2026-W47", 1);
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> saved("2026-W47", 2));
	}

	@Test
	void givesANumberOnce() {
		saved("2026-W46", 1);
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> saved("2026-W47", 1));
	}

	@Test
	void keepsCorrections() {
		Issue draft = issues.save(Samples.draft());
		draft.changeSubject("Un autre objet");
		draft.changePreheader("");
		draft.drop("10");
		draft.pin("13");
		issues.save(draft);
		Issue found = issues.findById(draft.id()).orElseThrow();
		assertThat(found.subject()).isEqualTo("Un autre objet");
		assertThat(found.preheader()).isEmpty();
		assertThat(found.topComments()).map(IssueComment::id).containsExactly("13", "11");
	}

	@Test
	void letsNoEditorOverwriteAnother() {
		long id = issues.save(Samples.draft()).id();
		Issue mine = issues.findById(id).orElseThrow();
		Issue yours = issues.findById(id).orElseThrow();
		yours.changeSubject("Le vôtre");
		issues.save(yours);
		mine.changeSubject("Le mien");
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> issues.save(mine));
		assertThat(issues.findById(id).orElseThrow().subject()).isEqualTo("Le vôtre");
	}

	@Test
	void remembersWhoApprovedWhen() {
		Issue approved = approve(issues.save(Samples.draft()));
		Issue found = issues.findById(approved.id()).orElseThrow();
		assertThat(found.status()).isEqualTo(IssueStatus.APPROVED);
		assertThat(found.approvedBy()).contains("claire");
		assertThat(found.approvedAt()).contains(DatabaseTest.NOW);
		assertThat(found.comments()).isEqualTo(approved.comments());
	}

	@ParameterizedTest
	@ValueSource(strings = { "update issue set subject = 'x'", "update issue set editorial_html = 'x'",
			"update issue set status = 'DRAFT', approved_at = null, approved_by = null",
			"update issue set status = 'WITHDRAWN', subject = 'x'", "update issue set version = version",
			"delete from issue", "update issue_comment set html = 'x'", "delete from issue_comment",
			"update issue_article set url = 'x'", "delete from issue_article",
			"insert into issue_article select id, 9, '', '', '', '' from issue" })
	void freezesAnApprovedIssueWhoeverAsks(String change) {
		approve(issues.save(Samples.draft()));
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> jdbc.sql(change).update())
			.withMessageContaining("is APPROVED and can no longer be changed");
	}

	@Test
	void freezesAnIssueThatIsSavedAgainAfterItsApproval() {
		Issue approved = approve(issues.save(Samples.draft()));
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> issues.save(approved));
		assertThat(issues.findById(approved.id()).orElseThrow().comments()).hasSize(4);
	}

	@Test
	void doesNotTakeAWithdrawalForAnOccasionToChangeComments() {
		approve(issues.save(Samples.draft()));
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> transaction.executeWithoutResult((status) -> {
				jdbc.sql("update issue set status = 'WITHDRAWN'").update();
				jdbc.sql("delete from issue_comment").update();
			}))
			.withMessageContaining("is WITHDRAWN and can no longer be changed");
	}

	@Test
	void doesNotLetACommentMoveIntoAFrozenIssue() {
		Issue frozen = approve(saved("2026-W46", 1));
		saved("2026-W47", 2);
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> jdbc.sql(
				"update issue_comment set issue = :frozen, position = 99, source_id = 'x' where issue <> :frozen and position = 0")
			.param("frozen", frozen.id())
			.update()).withMessageContaining("is APPROVED");
	}

	@Test
	void beginsNoIssueAsApproved() {
		Issue draft = Samples.draft();
		draft.approve("claire", DatabaseTest.NOW);
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> issues.save(draft))
			.withMessageContaining("begins as DRAFT");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void withdrawsWithItsContent(boolean approved) {
		Issue issue = issues.save(Samples.draft());
		issues.withdraw(approved ? approve(issue) : issue);
		Issue found = issues.findById(issue.id()).orElseThrow();
		assertThat(found.status()).isEqualTo(IssueStatus.WITHDRAWN);
		assertThat(found.approvedBy().isPresent()).isEqualTo(approved);
		assertThat(found.comments()).hasSize(4);
	}

	@Test
	void doesNotWithdrawWhatSomebodyChangedMeanwhile() {
		Issue mine = issues.save(Samples.draft());
		approve(issues.findById(mine.id()).orElseThrow());
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> issues.withdraw(mine));
		assertThat(issues.findById(mine.id()).orElseThrow().status()).isEqualTo(IssueStatus.APPROVED);
	}

	@Test
	void refusesASubjectThatWouldBreakAHeader() {
		issues.save(Samples.draft());
		for (String subject : List.of("", "a\nBcc: x", "x".repeat(151))) {
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> jdbc.sql("update issue set subject = :subject").param("subject", subject).update());
		}
		assertThatIllegalArgumentException().isThrownBy(() -> Samples.draft().changeSubject("a\nBcc: x"));
	}

	private Issue saved(String week, int number) {
		Issue draft = Samples.draft();
		return issues.save(new Issue("edito", Week.parse(week), number, draft.createdAt(), draft.editorial(),
				Heading.of("Un titre", "Un début"))
			.with(draft.comments(), draft.articles(), draft.items()));
	}

	private Issue approve(Issue issue) {
		issue.approve("claire", DatabaseTest.NOW);
		return issues.save(issue);
	}

}
