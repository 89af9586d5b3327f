package dev.lundi.subscriber;

/** Why somebody left, if they say so. */
enum UnsubscribeReason {

	TOO_OFTEN,

	NOT_FOR_ME,

	NEVER_ASKED,

	/** Reads it in another way, such as on the web or by the feed. */
	ELSEWHERE,

	OTHER

}
