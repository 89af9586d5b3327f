package dev.lundi.notice;

import java.time.Instant;

import dev.lundi.mail.EmailAddress;
import dev.lundi.reason.Reason;

/**
 * A notice that is being sent.
 *
 * @param attempt the number of this attempt, counted from 1
 */
record Notice(long id, String newsletter, Matter matter, int attempt, Instant createdAt) {

	/** Whom it goes to, and what it is about. */
	sealed interface Matter {

	}

	/** It goes to a reader. */
	record ForReader(NoticeKind kind, long subscriber) implements Matter {
	}

	/**
	 * It goes to an editor or an operator.
	 *
	 * @param title of the issue; empty when there is none yet
	 * @param reason why it waits; none for editors
	 */
	record ForStaff(StaffKind kind, EmailAddress recipient, String week, String title,
			Reason reason) implements Matter {
	}

}
