package dev.lundi.pipeline;

/** The states of a run. */
public enum RunStatus {

	/** It is under way, or taken up again at the next start. */
	RUNNING,

	/** It waits for somebody; its reason says for what. */
	HELD,

	/** The issue has gone out and the ledger balances. */
	COMPLETED,

	/** The week had no editorial, so there was nothing to send. */
	SKIPPED,

	/** An operator gave its mailing up. */
	CANCELLED,

	/** A fault of the program's; its reason names it. */
	FAILED

}
