package dev.lundi.proof;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** The steps of sending at which a sender is ended (R4). */
enum Step {

	PLAN(Halt.Kind.PLAN, true),

	CLAIM(Halt.Kind.CLAIM, true),

	BEFORE_MARKER(Halt.Kind.MARKER, false),

	AFTER_MARKER(Halt.Kind.MARKER, true),

	MAIL(Moment.MAIL),

	RCPT(Moment.RCPT),

	/** The client has read nothing yet of the 354. */
	DATA(Moment.DATA),

	BODY(Moment.BODY),

	BEFORE_DOT(Moment.DOT),

	AFTER_DOT(Moment.TAKEN),

	ANSWERED(Moment.ANSWERED),

	BEFORE_OUTCOME(Halt.Kind.OUTCOME, false),

	AFTER_OUTCOME(Halt.Kind.OUTCOME, true),

	CLOSE(Moment.QUIT),

	COMPLETE(Halt.Kind.COMPLETE, false);

	private final @Nullable Moment moment;

	private final Halt.@Nullable Kind kind;

	private final boolean afterCommit;

	Step(Moment moment) {
		this.moment = moment;
		this.kind = null;
		this.afterCommit = false;
	}

	Step(Halt.Kind kind, boolean afterCommit) {
		this.moment = null;
		this.kind = kind;
		this.afterCommit = afterCommit;
	}

	/** Whether the mail in hand can have arrived before this step. */
	boolean isAfterDot() {
		return this == AFTER_DOT || this == ANSWERED || this == BEFORE_OUTCOME;
	}

	/** Whether it comes once in a run and not once in a mail. */
	boolean isRare() {
		return this == PLAN || this == CLOSE || this == COMPLETE;
	}

	/** Starts a sender that ends at the nth such step. */
	Sender startAndHalt(Installation installation, int number) {
		if (kind != null) {
			return installation.once("spring.main.sources=" + Halting.class.getName(),
					"proof.halt=%s/%s/%d".formatted(kind, afterCommit ? "after" : "before", number));
		}
		Sender[] sender = new Sender[1];
		installation.relay()
			.follow(Script.nth(Objects.requireNonNull(moment), number,
					new Fault.Deed(() -> sender[0].kill(), Fault.close())));
		sender[0] = installation.once();
		return sender[0];
	}

}
