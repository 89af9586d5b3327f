package dev.lundi.console;

import java.util.Locale;

import dev.lundi.delivery.Mailing;
import dev.lundi.delivery.MailingStatus;
import dev.lundi.pipeline.Run;
import dev.lundi.pipeline.RunStatus;
import org.jspecify.annotations.Nullable;

/** How a run stands, for people: its own state and its mailing's in one word. */
enum RunState {

	PREPARING, SENDING, PAUSED, HELD, COMPLETED, SKIPPED, CANCELLED, FAILED;

	/**
	 * The mailing's word counts more, since the run only notes it when its workers have
	 * ended.
	 */
	static RunState of(Run run, @Nullable Mailing mailing) {
		MailingStatus sending = (mailing != null) ? mailing.status() : MailingStatus.PREPARING;
		return switch (sending) {
			case PAUSED -> PAUSED;
			case COMPLETED -> COMPLETED;
			case CANCELLED -> CANCELLED;
			case SENDING -> waits(run) ? of(run) : SENDING;
			case PREPARING, READY -> of(run);
		};
	}

	private static boolean waits(Run run) {
		return run.status() == RunStatus.HELD || run.status() == RunStatus.FAILED;
	}

	private static RunState of(Run run) {
		return switch (run.status()) {
			case RUNNING -> PREPARING;
			case HELD -> HELD;
			case COMPLETED -> COMPLETED;
			case SKIPPED -> SKIPPED;
			case CANCELLED -> CANCELLED;
			case FAILED -> FAILED;
		};
	}

	boolean isMoving() {
		return this == PREPARING || this == SENDING;
	}

	/** As it is written in style sheets, message keys and addresses. */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
