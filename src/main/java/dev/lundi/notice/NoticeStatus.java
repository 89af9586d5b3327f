package dev.lundi.notice;

/** What became of a notice. */
enum NoticeStatus {

	/** It waits, for its turn or for another try. */
	PENDING,

	/** It is on its way: should the process end now, nobody knows whether it arrived. */
	ATTEMPTING,

	/** The relay answered 250 to the final dot. */
	ACCEPTED,

	/** Refused for good. */
	REJECTED,

	/** The final dot left and no answer came, twice. */
	IN_DOUBT,

	/** What it is about was settled before it left. */
	SKIPPED,

	/** Tried in vain for a day. */
	EXPIRED

}
