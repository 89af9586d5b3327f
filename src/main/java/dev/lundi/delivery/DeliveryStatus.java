package dev.lundi.delivery;

/** The states of a delivery. */
public enum DeliveryStatus {

	/** Waits for a worker. */
	PENDING,

	/** A worker has it in hand; no byte has left. */
	CLAIMED,

	/** The marker is committed: the mail may be leaving. */
	ATTEMPTING,

	/** The relay answered 250 to the final dot. */
	ACCEPTED,

	/** Refused for good. */
	REJECTED,

	/** Not accepted; tried again later. */
	DEFERRED,

	/** The final dot left and no answer is known. */
	IN_DOUBT,

	/** Not sent, because the person left or must not be mailed. */
	SKIPPED,

	/** Tried until the issue was too old. */
	EXPIRED,

	/** Not sent, because the mailing was cancelled. */
	CANCELLED

}
