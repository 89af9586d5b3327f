package dev.lundi.roster;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A file of subscribers on its way in.
 *
 * @param newsletter its slug
 * @param file as the operator calls it
 * @param strict whether one bad row refuses all
 * @param atOnce whether it goes on by itself once its file is read
 * @param isBroken whether it is under way, and the process that worked on it is no more
 */
record RosterImport(long id, String newsletter, String file, boolean strict, boolean atOnce, Status status,
		boolean isBroken, Instant createdAt, Progress progress, @Nullable Form form, @Nullable Refusal refusal,
		Tally tally) {

	/** Whether there is a next step to wait for. */
	public boolean isMoving() {
		return !isBroken && (status == Status.READING || status == Status.IMPORTING);
	}

	/** Whether nothing more will come of it unless somebody asks. */
	boolean isFinished() {
		return !isMoving() && !(atOnce && status == Status.READ && canBegin());
	}

	/** Whether the operator may have it done now. */
	public boolean canBegin() {
		boolean ready = (status == Status.READ) || (status == Status.IMPORTING && isBroken);
		return ready && !isRefused() && tally.fresh() > 0;
	}

	/** Whether all is refused because of some. */
	public boolean isRefused() {
		return strict && tally.bad() > 0;
	}

	public String path() {
		return "/console/subscribers/imports/" + id;
	}

	/** How far it has come. */
	enum Status {

		/** The rows go into a table of their own; nothing else is touched. */
		READING,

		/** All is known of what an import would do. */
		READ,

		/** It is no roster. */
		REFUSED,

		/** Its one transaction is under way. */
		IMPORTING,

		/** That is committed. */
		IMPORTED

	}

	/** How much of the present step is done: octets of a file, lines of an import. */
	record Progress(long done, long whole) {

		public int percent() {
			return (whole == 0) ? 0 : (int) Math.min(100, done * 100 / whole);
		}

	}

	/**
	 * How a file turned out to be written.
	 *
	 * @param ignored names of columns that mean nothing to us
	 */
	record Form(String charset, String separator, List<String> ignored) {
	}

	/** Why a file is no roster: the end of a message's key, and what it tells of. */
	record Refusal(String cause, String detail) {
	}

}
