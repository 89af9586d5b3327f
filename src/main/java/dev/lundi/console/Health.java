package dev.lundi.console;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The answer to the operator's first question: is all well?
 *
 * @param run the one that decides; null when there is none
 */
record Health(Verdict verdict, @Nullable RunView run) {

	/** The answers. */
	enum Verdict {

		FAILED, UNBALANCED, PAUSED, WAITING, INTERRUPTED, MOVING, IN_DOUBT, WELL, CANCELLED, SKIPPED, IDLE;

		/** As it is written in message keys. */
		public String word() {
			return name().toLowerCase(Locale.ROOT);
		}

		/** The state whose colour the answer takes. */
		public String colour() {
			return switch (this) {
				case FAILED, UNBALANCED -> "rejected";
				case PAUSED, WAITING, INTERRUPTED, IN_DOUBT -> "deferred";
				case WELL -> "accepted";
				case MOVING, CANCELLED, SKIPPED, IDLE -> "";
			};
		}

	}

	/** Judges by the latest runs, newest first: what is worst decides. */
	static Health of(List<RunView> runs) {
		return runs.stream()
			.filter(stillMatters(runs))
			.map((run) -> new Health(verdict(run), run))
			.filter((health) -> health.verdict.compareTo(Verdict.IN_DOUBT) < 0)
			.min((one, other) -> one.verdict.compareTo(other.verdict))
			.or(() -> runs.stream().findFirst().map((run) -> new Health(verdict(run), run)))
			.orElseGet(() -> new Health(Verdict.IDLE, null));
	}

	/**
	 * What broke off without a mailing is forgotten once the newsletter has a newer run.
	 */
	private static Predicate<RunView> stillMatters(List<RunView> runs) {
		Set<RunView> newest = new HashSet<>();
		Set<String> seen = new HashSet<>();
		runs.stream().filter((run) -> seen.add(run.run().newsletter())).forEach(newest::add);
		return (run) -> newest.contains(run) || run.isUnfinished() || !run.balances();
	}

	private static Verdict verdict(RunView run) {
		if (!run.balances()) {
			return Verdict.UNBALANCED;
		}
		return switch (run.state()) {
			case FAILED -> Verdict.FAILED;
			case PAUSED -> (run.pausedBy() != null) ? Verdict.PAUSED : Verdict.WAITING;
			case HELD -> Verdict.WAITING;
			case PREPARING, SENDING -> stalled(run) ? Verdict.INTERRUPTED : Verdict.MOVING;
			case COMPLETED -> inDoubt(run) ? Verdict.IN_DOUBT : Verdict.WELL;
			case CANCELLED -> Verdict.CANCELLED;
			case SKIPPED -> Verdict.SKIPPED;
		};
	}

	private static boolean stalled(RunView run) {
		return Optional.ofNullable(run.sending()).filter((sending) -> sending.pace().isStalled()).isPresent();
	}

	private static boolean inDoubt(RunView run) {
		return Optional.ofNullable(run.sending()).filter((sending) -> sending.tally().inDoubt() > 0).isPresent();
	}

}
