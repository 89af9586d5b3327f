package dev.lundi.console;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import dev.lundi.delivery.MailingStatus;
import dev.lundi.issue.Issue;
import dev.lundi.issue.IssueStatus;
import org.jspecify.annotations.Nullable;

/** The phases of a run, in their order. */
enum Phase {

	GATHER, APPROVE, PREPARE, SEND, COMPLETE;

	/** Each phase and whether it is done; the first that is not is the present one. */
	static List<Step> steps(RunView run, @Nullable Issue issue) {
		Set<Phase> done = done(run, issue);
		Phase present = Stream.of(values()).filter((phase) -> !done.contains(phase)).findFirst().orElse(null);
		return Stream.of(values()).map((phase) -> new Step(phase, done.contains(phase), phase == present)).toList();
	}

	private static Set<Phase> done(RunView run, @Nullable Issue issue) {
		Set<Phase> done = EnumSet.noneOf(Phase.class);
		MailingView sending = run.sending();
		if (issue != null) {
			done.add(GATHER);
		}
		if (issue != null && issue.status() == IssueStatus.APPROVED) {
			done.add(APPROVE);
		}
		if (sending != null && sending.mailing().status() != MailingStatus.PREPARING) {
			done.addAll(Set.of(APPROVE, PREPARE));
		}
		if (sending != null && sending.mailing().status().isFinal()) {
			done.add(SEND);
		}
		if (run.state() == RunState.COMPLETED || run.state() == RunState.CANCELLED) {
			done.add(COMPLETE);
		}
		return done;
	}

	/** A phase of one run. */
	record Step(Phase phase, boolean done, boolean present) {

		/** As it is written in message keys. */
		public String word() {
			return phase.name().toLowerCase(Locale.ROOT);
		}

	}

}
