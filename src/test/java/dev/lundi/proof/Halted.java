package dev.lundi.proof;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * A sender that is to end at a step.
 *
 * @param visit where the dialogue with the relay stood then; null until it has come to
 * that, or when the step is none of a dialogue
 */
record Halted(Sender sender, Step step, AtomicReference<@Nullable Visit> visit) {

	/** The recipient of the mail in hand; empty when the relay cannot know. */
	String recipient() {
		Visit stood = visit.get();
		return (stood != null) ? stood.recipient() : "";
	}

	/** Whether it ended at its step, and not because there was no more to do. */
	boolean hasHappened(Installation installation) {
		return visit.get() != null || (!step.isOfDialogue() && !installation.hasEnded());
	}

}
