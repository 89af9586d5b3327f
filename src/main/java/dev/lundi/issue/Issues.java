package dev.lundi.issue;

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

	/** All issues in that state, newest first, each whole. */
	List<Issue> findByNewsletterAndStatusOrderByWeekDesc(String newsletter, IssueStatus status);

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

}
