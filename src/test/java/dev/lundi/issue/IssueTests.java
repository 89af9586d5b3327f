package dev.lundi.issue;

import java.util.List;
import java.util.function.Consumer;

import dev.lundi.issue.IssueComment.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class IssueTests {

	private final Issue issue = Samples.draft();

	@Test
	void trimsASubject() {
		issue.changeSubject("  Le banc, encore  ");
		assertThat(issue.subject()).isEqualTo("Le banc, encore");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "   ", "deux\nlignes", "deux\r\nBcc: x@example.org", "a\u0000b", "a\u2028b", "a\u0085b" })
	void refusesASubjectThatIsNotOneLine(String subject) {
		assertThatIllegalArgumentException().isThrownBy(() -> issue.changeSubject(subject))
			.withMessageStartingWith("The subject ");
		assertThat(issue.subject()).isEqualTo("Le banc vide");
	}

	@Test
	void allowsASubject150Characters() {
		issue.changeSubject("🍋".repeat(150));
		assertThatIllegalArgumentException().isThrownBy(() -> issue.changeSubject("a".repeat(151)))
			.withMessage("The subject has 151 characters; 150 are allowed");
	}

	@Test
	void allowsAnEmptyPreheaderButNotTwoLines() {
		issue.changePreheader(" ");
		assertThat(issue.preheader()).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> issue.changePreheader("a\nb"));
	}

	@Test
	void putsPinnedCommentsFirstAndLeavesTheOthersAlone() {
		issue.pin("13");
		assertThat(issue.topComments()).map(IssueComment::id).containsExactly("13", "10", "11");
		assertThat(issue.topComments()).map(IssueComment::choice)
			.containsExactly(Choice.PINNED, Choice.CHOSEN, Choice.CHOSEN);
	}

	@Test
	void dropsACommentAndGivesItBackToItsRank() {
		issue.drop("10");
		assertThat(issue.topComments()).map(IssueComment::id).containsExactly("11");
		issue.restore("10");
		assertThat(issue.topComments()).map(IssueComment::id).containsExactly("10", "11");
	}

	@Test
	void leavesOutAgainWhatIsNoLongerPinned() {
		issue.pin("13");
		issue.restore("13");
		assertThat(issue.topComments()).map(IssueComment::id).doesNotContain("13");
	}

	@Test
	void knowsOnlyItsOwnComments() {
		assertThatIllegalArgumentException().isThrownBy(() -> issue.pin("99"))
			.withMessage("This issue has no comment '99'");
	}

	@Test
	void isFrozenByItsApproval() {
		issue.approve("claire", DatabaseTest.NOW);
		assertThat(issue.status()).isEqualTo(IssueStatus.APPROVED);
		assertThat(issue.approvedBy()).contains("claire");
		assertThat(issue.approvedAt()).contains(DatabaseTest.NOW);
		refusesEveryChange();
	}

	@Test
	void isFrozenByItsWithdrawal() {
		issue.withdraw();
		assertThat(issue.status()).isEqualTo(IssueStatus.WITHDRAWN);
		refusesEveryChange();
		assertThatExceptionOfType(IssueStateException.class).isThrownBy(issue::withdraw);
	}

	@Test
	void mayBeWithdrawnAfterItsApproval() {
		issue.approve("claire", DatabaseTest.NOW);
		issue.withdraw();
		assertThat(issue.status()).isEqualTo(IssueStatus.WITHDRAWN);
		assertThat(issue.approvedBy()).contains("claire");
	}

	@Test
	void saysWhatStoodInTheWay() {
		issue.approve("claire", DatabaseTest.NOW);
		assertThatExceptionOfType(IssueStateException.class).isThrownBy(() -> issue.changeSubject("x"))
			.withMessage("Issue 48 of edito (2026-W47) is APPROVED: its subject can no longer be changed")
			.satisfies((refused) -> assertThat(refused.status()).isEqualTo(IssueStatus.APPROVED));
	}

	private void refusesEveryChange() {
		List<Consumer<Issue>> changes = List.of((it) -> it.changeSubject("x"), (it) -> it.changePreheader("x"),
				(it) -> it.pin("10"), (it) -> it.drop("10"), (it) -> it.restore("10"),
				(it) -> it.approve("farid", DatabaseTest.NOW));
		assertThat(changes).allSatisfy((change) -> assertThatExceptionOfType(IssueStateException.class)
			.isThrownBy(() -> change.accept(issue)));
		assertThat(issue.subject()).isEqualTo("Le banc vide");
		assertThat(issue.topComments()).map(IssueComment::id).containsExactly("10", "11");
	}

}
