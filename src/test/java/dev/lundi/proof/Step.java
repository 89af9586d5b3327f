package dev.lundi.proof;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/** The steps of sending at which a sender is ended (R4). */
enum Step {

	PLAN(Halt.Kind.PLAN, true),

	CLAIM(Halt.Kind.CLAIM, true),

	BEFORE_MARKER(Halt.Kind.MARKER, false),

	AFTER_MARKER(Halt.Kind.MARKER, true),

	MAIL(Moment.MAIL),

	RCPT(Moment.RCPT),

	/** The client has not been told 354. */
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

	/** Whether it comes once in a run and not once in a mail. */
	boolean isRare() {
		return this == PLAN || this == CLOSE || this == COMPLETE;
	}

	/** Whether a small mailing has only one for sure. */
	boolean isFirstOnly() {
		return isRare() || this == CLAIM;
	}

	/** Whether the relay sees it, and the database does not. */
	boolean isOfDialogue() {
		return moment != null;
	}

	/** Starts a sender that ends at the nth such step. */
	Halted startAndHalt(Installation installation, int number) {
		if (kind != null) {
			installation.relay().follow(Script.NONE);
			Sender sender = installation.once("spring.main.sources=" + Halting.class.getName(),
					"proof.halt=%s/%s/%d".formatted(kind, afterCommit ? "after" : "before", number));
			return new Halted(sender, this, new AtomicReference<>());
		}
		return killAt(Objects.requireNonNull(moment), installation, number);
	}

	private Halted killAt(Moment when, Installation installation, int number) {
		AtomicReference<@Nullable Visit> end = new AtomicReference<>();
		AtomicReference<@Nullable Sender> victim = new AtomicReference<>();
		CountDownLatch started = new CountDownLatch(1);
		AtomicInteger count = new AtomicInteger();
		installation.relay().follow((moment, visit) -> {
			if (moment != when || count.incrementAndGet() != number) {
				return null;
			}
			end.set(visit);
			return new Fault.Deed(() -> {
				awaitUninterruptibly(started);
				Objects.requireNonNull(victim.get()).kill();
			}, Fault.close());
		});
		victim.set(installation.once());
		started.countDown();
		return new Halted(Objects.requireNonNull(victim.get()), this, end);
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
