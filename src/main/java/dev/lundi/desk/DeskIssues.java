package dev.lundi.desk;

import java.time.Clock;
import java.util.function.Consumer;

import dev.lundi.delivery.Mailings;
import dev.lundi.issue.Issue;
import dev.lundi.issue.Issues;
import dev.lundi.issue.Takedown;
import dev.lundi.letter.Letters;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.pipeline.Run;
import dev.lundi.pipeline.WeeklyRuns;
import dev.lundi.rendering.TemplateException;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * What editors do to an issue. Each change names the version that the editor saw; when
 * that is no longer the present one, nothing is done.
 */
@Component
class DeskIssues {

	private final Newsletters newsletters;

	private final Issues issues;

	private final WeeklyRuns runs;

	private final Mailings mailings;

	private final Letters letters;

	private final Clock clock;

	DeskIssues(Newsletters newsletters, Issues issues, WeeklyRuns runs, Mailings mailings, Letters letters,
			Clock clock) {
		this.newsletters = newsletters;
		this.issues = issues;
		this.runs = runs;
		this.mailings = mailings;
		this.letters = letters;
		this.clock = clock;
	}

	/** The issue at this address, as it is now. */
	Issue find(IssueAddress address) {
		return newsletters.find(address.newsletter())
			.map(Newsletter::slug)
			.flatMap((slug) -> issues.find(slug, address.week()))
			.orElseThrow(NoSuchPageException::new);
	}

	/**
	 * Changes a draft.
	 * @throws StaleIssueException when the editor saw another version
	 */
	void change(IssueAddress address, long version, Consumer<Issue> change) {
		unlessStale(address, version, (issue) -> {
			change.accept(issue);
			issues.save(issue);
		});
	}

	/**
	 * Freezes what the editor saw; a run that waited for it goes on by itself.
	 * @throws StaleIssueException when the editor saw another version
	 * @throws dev.lundi.letter.OversizeException when its mail would be too long
	 */
	void approve(IssueAddress address, long version, String editor) {
		change(address, version, (issue) -> {
			issue.approve(editor, clock.instant());
			tryOut(issue);
		});
		Issue approved = find(address);
		runs.find(approved.newsletter(), approved.week()).ifPresent(this::goOn);
	}

	private void tryOut(Issue issue) {
		try {
			letters.tryOut(issue);
		}
		catch (TemplateException ex) {
			// Nothing an editor can mend: the run will say so to who can.
		}
	}

	/** Whether it waits or is about to; the run tells its own end. */
	private void goOn(Run run) {
		var _ = runs.resume(run);
	}

	/**
	 * Gives an issue up, and with it what has not been sent of it.
	 * @throws StaleIssueException when the editor saw another version
	 */
	void withdraw(IssueAddress address, long version) {
		unlessStale(address, version, issues::withdraw);
		Issue withdrawn = find(address);
		mailings.ofIssue(withdrawn.id())
			.filter((mailing) -> !mailing.status().isFinal())
			.ifPresent((mailing) -> mailings.cancel(mailing.id()));
		runs.find(withdrawn.newsletter(), withdrawn.week()).ifPresent(this::goOn);
	}

	/**
	 * Takes a comment out of an approved issue: of its page, of the feed, and of the
	 * mails that have not been made yet.
	 * @throws StaleIssueException when the editor saw another version
	 * @throws NoSuchPageException when the issue has no such comment: the form was not
	 * one of ours
	 */
	void takeDown(IssueAddress address, long version, String comment, String editor) {
		unlessStale(address, version, (issue) -> {
			try {
				issues.takeDown(issue, new Takedown(comment, clock.instant(), editor));
			}
			catch (IllegalArgumentException ex) {
				throw new NoSuchPageException();
			}
		});
	}

	private void unlessStale(IssueAddress address, long version, Consumer<Issue> act) {
		Issue issue = find(address);
		if (issue.version() != version) {
			throw new StaleIssueException();
		}
		try {
			act.accept(issue);
		}
		catch (OptimisticLockingFailureException ex) {
			throw new StaleIssueException();
		}
	}

}
