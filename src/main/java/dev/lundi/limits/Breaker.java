package dev.lundi.limits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

import dev.lundi.limits.Circuit.Cause;
import dev.lundi.limits.Circuits.Change;
import dev.lundi.reason.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps mail back from where it lately failed, on all nodes, and lets one at a time find
 * out when it may go again. A closed breaker asks the database once a second at most.
 *
 * <p>
 * Who is told by {@link #untilTry} that it may try reports what came of it. While nothing
 * has succeeded lately only one may try at a time, so that a relay that is down is not
 * found out by all workers at once.
 */
public final class Breaker {

	private static final Logger log = LoggerFactory.getLogger(Breaker.class);

	private static final Duration SOON = Duration.ofMillis(100);

	private static final int ANSWERS = 20;

	private static final long LONGEST_TRUST = TimeUnit.SECONDS.toNanos(30);

	/** Then the next worker need not wait for the first any longer. */
	private static final long LONGEST_TURN = TimeUnit.SECONDS.toNanos(5);

	private final String name;

	private final Circuits circuits;

	private final Clock clock;

	private final LongSupplier nanoTime;

	private Circuit circuit = Circuit.CLOSED;

	private long trustedUntil;

	private long turnUntil;

	/** The last answers, one bit each: 1 for a transient failure. */
	private int answers;

	private int answerCount;

	Breaker(String name, Circuits circuits, Clock clock, LongSupplier nanoTime) {
		this.name = name;
		this.circuits = circuits;
		this.clock = clock;
		this.nanoTime = nanoTime;
		this.trustedUntil = nanoTime.getAsLong();
		this.turnUntil = nanoTime.getAsLong();
	}

	/**
	 * How long until the caller may try; nothing when it may now, and then it must
	 * report. Ask again at least every second: an operator may shorten the wait.
	 */
	public synchronized Duration untilTry() {
		Instant now = clock.instant();
		Circuit seen = look(now);
		if (seen.isClosed()) {
			return isTrusted() || takesTurn() ? Duration.ZERO : SOON;
		}
		if (seen.isTrying()) {
			return SOON;
		}
		Duration wait = Duration.between(now, seen.state(name).nextTry());
		if (wait.isPositive()) {
			return wait;
		}
		Change change = change((circuit) -> circuit.trying(now));
		return (!change.isNone() && change.after().isTrying()) ? Duration.ZERO : SOON;
	}

	private boolean isTrusted() {
		return nanoTime.getAsLong() - trustedUntil < 0;
	}

	private boolean takesTurn() {
		long now = nanoTime.getAsLong();
		boolean free = now - turnUntil >= 0;
		turnUntil = free ? now + LONGEST_TURN : turnUntil;
		return free;
	}

	/** A connection was opened. */
	public synchronized void succeeded() {
		trust();
		Circuit seen = look(clock.instant());
		if (seen.isTrying() || seen.failures() > 0) {
			change(Circuit::succeeded);
		}
	}

	/**
	 * A connection could not be opened.
	 * @param why without addresses and secrets
	 */
	public synchronized void failed(Reason why) {
		Instant now = clock.instant();
		lost();
		turnUntil = nanoTime.getAsLong();
		Circuit seen = look(now);
		if (seen.isClosed() || seen.isTrying()) {
			change((circuit) -> circuit.failed(why, now));
		}
	}

	/** An open connection broke: one worker finds out whether another can be opened. */
	public synchronized void lost() {
		trustedUntil = nanoTime.getAsLong();
	}

	/** A mail was answered, and so the connection works. */
	public synchronized void answered(boolean transientFailure) {
		Instant now = clock.instant();
		trust();
		Circuit seen = look(now);
		if (!seen.isClosed()) {
			if (seen.isTrying()) {
				change((circuit) -> circuit.answered(transientFailure, now));
			}
			return;
		}
		count(transientFailure);
		int failures = Integer.bitCount(answers);
		if (answerCount >= ANSWERS && failures * 2 >= ANSWERS) {
			change((circuit) -> circuit.opened(Cause.ANSWERS, Reason.of("transient-answers", failures, ANSWERS), now));
		}
		else if (seen.failures() > 0) {
			change((circuit) -> circuit.answered(transientFailure, now));
		}
	}

	private void count(boolean transientFailure) {
		answers = ((answers << 1) | (transientFailure ? 1 : 0)) & ((1 << ANSWERS) - 1);
		answerCount = Math.min(ANSWERS, answerCount + 1);
	}

	/** The caller was told that it may try, and has found nothing to try with. */
	public synchronized void notTried() {
		turnUntil = nanoTime.getAsLong();
		if (look(clock.instant()).isTrying()) {
			change(Circuit::notTried);
		}
	}

	/** Lets all nodes try at once, on an operator's word. */
	public synchronized void tryNow() {
		change((circuit) -> circuit.tryNow(clock.instant()));
	}

	/** Where it stands. */
	public synchronized BreakerState state() {
		return look(clock.instant()).state(name);
	}

	private void trust() {
		trustedUntil = nanoTime.getAsLong() + LONGEST_TRUST;
		turnUntil = nanoTime.getAsLong();
	}

	/** What another node has changed is seen within a second. */
	private Circuit look(Instant now) {
		Circuit latest = circuits.latest().getOrDefault(name, Circuit.CLOSED);
		if (latest.version() > circuit.version()) {
			circuit = latest;
		}
		return circuit.at(now);
	}

	private Change change(UnaryOperator<Circuit> step) {
		Instant now = clock.instant();
		Change change = circuits.change(name, (before) -> step.apply(before.at(now)));
		circuit = change.after();
		if (change.before().isClosed() != circuit.isClosed()) {
			answers = 0;
			answerCount = 0;
			tell(circuit);
		}
		return change;
	}

	private void tell(Circuit circuit) {
		if (circuit.isClosed()) {
			log.info("Mail goes through {} again.", name);
		}
		else {
			log.warn("No mail goes through {} for now: {} It is tried again at {}.", name, circuit.why(),
					circuit.state(name).nextTry());
		}
	}

}
