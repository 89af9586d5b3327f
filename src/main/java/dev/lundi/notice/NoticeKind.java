package dev.lundi.notice;

import java.util.Locale;

/** What a notice is about. Each kind has a folder of its own for its template. */
public enum NoticeKind {

	/** Asks whether the address's owner wants the newsletter. */
	CONFIRMATION,

	/** Asks that once more, and for the last time. */
	REMINDER,

	/** Says that a subscription has begun. */
	WELCOME,

	/** Brings the link to all that is kept of a person. */
	EXPORT,

	/** Brings the link by which a person has all of that erased. */
	ERASURE,

	/** Asks whether somebody of whom nothing was heard for long wants to stay. */
	STAY;

	/** Whether only who has confirmed gets it. */
	boolean isForSubscribers() {
		return this == WELCOME || this == STAY;
	}

	/** The folder below {@code email-templates/}. */
	String template() {
		return name().toLowerCase(Locale.ROOT);
	}

}
