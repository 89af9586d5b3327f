package dev.lundi.console;

import java.time.ZoneId;
import java.util.Set;

import dev.lundi.delivery.Mailing;
import dev.lundi.pipeline.Run;
import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A run as the pages show it.
 *
 * @param name the newsletter's name
 * @param zone the newsletter's zone, in which its times are told
 * @param sending null before the audience is frozen
 */
record RunView(Run run, String name, ZoneId zone, @Nullable MailingView sending) {

	public RunState state() {
		return RunState.of(run, mailing());
	}

	/** Who paused it; null when nobody did. */
	public @Nullable String pausedBy() {
		Mailing mailing = mailing();
		return (mailing != null && state() == RunState.PAUSED) ? mailing.pausedBy() : null;
	}

	/** Why it waits or failed; null when there is nothing to say. */
	public @Nullable Reason reason() {
		Mailing mailing = mailing();
		if (mailing != null && state() == RunState.PAUSED) {
			return mailing.pauseReason();
		}
		return switch (state()) {
			case HELD, FAILED, SKIPPED -> run.reason();
			default -> null;
		};
	}

	public Set<Action> allowed() {
		return Action.allowedFor(state(), sending != null && sending.isOpen(), sending != null && sending.isRetryable(),
				sending != null && sending.tally().inDoubt() > 0);
	}

	public boolean allows(String action) {
		return allowed().stream().anyMatch((one) -> one.word().equals(action));
	}

	public String path() {
		return "/console/%s/%s".formatted(run.newsletter(), run.week());
	}

	/** Whether the figures change by themselves, as they still do just after a pause. */
	public boolean isMoving() {
		return state().isMoving() || (sending != null && sending.tally().inHand() > 0);
	}

	boolean balances() {
		return sending == null || sending.tally().balances();
	}

	boolean isUnfinished() {
		return sending != null && sending.isOpen();
	}

	private @Nullable Mailing mailing() {
		return (sending != null) ? sending.mailing() : null;
	}

}
