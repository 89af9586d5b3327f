package dev.lundi.issue;

/**
 * What was asked cannot be done to an issue in its present state. The message says both.
 */
public class IssueStateException extends RuntimeException {

	private final IssueStatus status;

	IssueStateException(Issue issue, String refused) {
		super("Issue %d of %s (%s) is %s: %s".formatted(issue.number(), issue.newsletter(), issue.week(),
				issue.status(), refused));
		this.status = issue.status();
	}

	/** The state that stood in the way. */
	public IssueStatus status() {
		return status;
	}

}
