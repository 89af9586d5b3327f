package dev.lundi.desk;

import java.util.List;
import java.util.Locale;

import dev.lundi.issue.Issue;
import dev.lundi.issue.IssueComment;

/**
 * What an editor can decide on a comment. Methods that templates call are public.
 */
enum CommentChange {

	/** It goes in, ahead of the others. */
	PIN {
		@Override
		void decide(Issue issue, String comment) {
			issue.pin(comment);
		}
	},

	/** It stays out. */
	DROP {
		@Override
		void decide(Issue issue, String comment) {
			issue.drop(comment);
		}
	},

	/** Its rank decides again. */
	RESTORE {
		@Override
		void decide(Issue issue, String comment) {
			issue.restore(comment);
		}
	};

	abstract void decide(Issue issue, String comment);

	/**
	 * Decides it.
	 * @throws NoSuchPageException when the issue has no such comment: the form was not
	 * one of ours
	 */
	void apply(Issue issue, String comment) {
		try {
			decide(issue, comment);
		}
		catch (IllegalArgumentException ex) {
			throw new NoSuchPageException();
		}
	}

	/** What would change something, the likeliest first. */
	static List<CommentChange> after(IssueComment.Choice choice) {
		return switch (choice) {
			case CHOSEN -> List.of(PIN, DROP);
			case PINNED -> List.of(RESTORE, DROP);
			case DROPPED -> List.of(RESTORE, PIN);
			case LEFT_OUT -> List.of(PIN);
		};
	}

	/** The word in message keys. */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
