package dev.lundi.console;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What an operator can do to a run. */
enum Action {

	PAUSE, RESUME, CANCEL, RETRY, SETTLE;

	private static final Set<RunState> RESUMABLE = EnumSet.of(RunState.PAUSED, RunState.HELD, RunState.FAILED,
			RunState.SKIPPED);

	static Set<Action> allowedFor(RunState state, boolean open, boolean retryable, boolean inDoubt) {
		Set<Action> allowed = EnumSet.noneOf(Action.class);
		if (state == RunState.SENDING) {
			allowed.add(PAUSE);
		}
		if (RESUMABLE.contains(state)) {
			allowed.add(RESUME);
		}
		if (open) {
			allowed.add(CANCEL);
		}
		if (retryable) {
			allowed.add(RETRY);
		}
		if (inDoubt) {
			allowed.add(SETTLE);
		}
		return allowed;
	}

	/** As it is written in message keys and addresses. */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
