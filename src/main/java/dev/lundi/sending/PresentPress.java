package dev.lundi.sending;

import dev.lundi.issue.Issues;
import dev.lundi.letter.Letters;
import dev.lundi.letter.Press;
import org.jspecify.annotations.Nullable;

/**
 * The press of an issue as it stands: a comment that is taken down while its mailing is
 * sent is in no load that comes after. One worker's.
 */
class PresentPress {

	private final Issues issues;

	private final Letters letters;

	private final long issue;

	private int takedowns;

	private @Nullable Press press;

	PresentPress(Issues issues, Letters letters, long issue) {
		this.issues = issues;
		this.letters = letters;
		this.issue = issue;
	}

	/** One query, unless something was taken down since. */
	Press get() {
		int now = issues.takedowns(issue);
		Press present = press;
		if (present == null || now != takedowns) {
			present = letters.press(issues.findById(issue).orElseThrow());
			this.press = present;
			this.takedowns = now;
		}
		return present;
	}

}
