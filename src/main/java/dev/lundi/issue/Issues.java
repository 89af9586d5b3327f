package dev.lundi.issue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.lundi.content.Week;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/**
 * The issues. Whoever saves or withdraws one that somebody else has changed meanwhile
 * gets an {@link OptimisticLockingFailureException}.
 */
public interface Issues extends Repository<Issue, Long> {

	Optional<Issue> findById(long id);

	Optional<Issue> findByNewsletterAndWeek(String newsletter, Week week);

	/** The issue of a week as addresses write it; none when the text is not a week. */
	default Optional<Issue> find(String newsletter, String week) {
		try {
			return findByNewsletterAndWeek(newsletter, Week.parse(week));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * The issues of the newsletter's latest weeks, newest first, whatever their state.
	 */
	List<Issue> findFirst10ByNewsletterOrderByWeekDesc(String newsletter);

	/** The issue of the newsletter's latest week, whatever its state. */
	Optional<Issue> findFirstByNewsletterOrderByWeekDesc(String newsletter);

	/** The newest issues in that state, newest first, each whole. */
	List<Issue> findFirst20ByNewsletterAndStatusOrderByWeekDesc(String newsletter, IssueStatus status);

	/** Stores a draft, or the approval of one. */
	Issue save(Issue issue);

	/**
	 * Gives an issue up, draft or approved. Its content stays as it was: nothing but the
	 * state is written, whereas saving would write its comments anew.
	 * @throws IssueStateException when it is withdrawn already
	 */
	default void withdraw(Issue issue) {
		issue.withdraw();
		if (withdraw(issue.id(), issue.version()) == 0) {
			throw new OptimisticLockingFailureException(
					"Issue %d was changed meanwhile; load it again".formatted(issue.id()));
		}
	}

	/** Use {@link #withdraw(Issue)}. */
	@Modifying
	@Query("update issue set status = 'WITHDRAWN', version = version + 1 where id = :id and version = :version")
	int withdraw(long id, long version);

	/**
	 * Takes a comment out of an approved issue, of which nothing else changes; once is
	 * enough.
	 * @throws IllegalArgumentException when there is no such comment in an approved issue
	 */
	default void takeDown(Issue issue, Takedown takedown) {
		if (insert(issue.id(), takedown.comment(), takedown.takenAt(), takedown.takenBy()) == 0) {
			throw new IllegalArgumentException(
					"Issue %d is not approved or has no comment '%s'".formatted(issue.id(), takedown.comment()));
		}
	}

	/** Use {@link #takeDown(Issue, Takedown)}. */
	@Modifying
	@Query("""
			insert into issue_takedown (issue, comment, taken_at, taken_by)
			select i.id, c.source_id, cast(:takenAt as timestamptz), :takenBy from issue i join issue_comment c on c.issue = i.id
			where i.id = :issue and i.status = 'APPROVED' and c.source_id = :comment and c.choice in ('CHOSEN', 'PINNED')
			on conflict (issue, comment) do update set comment = excluded.comment
			""")
	int insert(long issue, String comment, Instant takenAt, String takenBy);

	/** How many comments were taken out of an issue. */
	@Query("select count(*) from issue_takedown where issue = :issue")
	int takedowns(long issue);

}
