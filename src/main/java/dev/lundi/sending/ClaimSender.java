package dev.lundi.sending;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

import dev.lundi.delivery.Attempt;
import dev.lundi.delivery.Claims;
import dev.lundi.delivery.FenceLostException;
import dev.lundi.delivery.Ledger;
import dev.lundi.delivery.Outcome;
import dev.lundi.mail.ComposedEmail;
import dev.lundi.relay.RelayConnection;
import dev.lundi.relay.SendResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Hands the mails of a load to the relay. Never throws for a recipient: what happened to
 * one is a row. Never holds a transaction while it speaks SMTP.
 */
class ClaimSender implements ItemWriter<ComposedLoad> {

	/**
	 * A known outcome waits for the next marker's commit only if that comes at once.
	 */
	private static final Duration AT_ONCE = Duration.ofMillis(50);

	private static final Logger log = LoggerFactory.getLogger(ClaimSender.class);

	private final SendSession session;

	private final Claims claims;

	private final Ledger ledger;

	private final Turns turns;

	private final Aftermath aftermath;

	private final Pulse pulse;

	private final Duration markerBudget;

	ClaimSender(SendSession session, Claims claims, Ledger ledger, Turns turns, Aftermath aftermath, Pulse pulse,
			Duration markerBudget) {
		this.session = session;
		this.claims = claims;
		this.ledger = ledger;
		this.turns = turns;
		this.aftermath = aftermath;
		this.pulse = pulse;
		this.markerBudget = markerBudget;
	}

	@Override
	public void write(Chunk<? extends ComposedLoad> chunk) {
		chunk.forEach(this::send);
	}

	private void send(ComposedLoad load) {
		boolean recorded = false;
		try {
			Outcome last = sendEach(load);
			if (last != null) {
				ledger.settle(last);
			}
			recorded = true;
		}
		catch (FenceLostException ex) {
			recorded = true;
			log.warn("{}", ex.getMessage());
		}
		finally {
			claims.release(session.mailing().id(), session.fence(), recorded);
		}
	}

	/** Gives the last outcome, if it is not recorded yet. */
	private @Nullable Outcome sendEach(ComposedLoad load) {
		Outcome last = null;
		OptionalLong turn = turn(load, 0);
		for (int i = 0; turn.isPresent(); i++) {
			if (last != null && !(isAtOnce(turn) && session.line().isConnected())) {
				ledger.settle(last);
				last = null;
			}
			pulse.beat();
			Letter letter = load.letter(i);
			if (!session.control().awaitUntil(turn.getAsLong()) || !isConnectedFor(letter)) {
				return last;
			}
			Attempt attempt = new Attempt(session.mailing(), letter.item(), session.fence(), letter.messageId());
			Ledger.Marking marking = ledger.advance(last, attempt);
			last = null;
			if (marking == Ledger.Marking.REFUSED) {
				return null;
			}
			turn = turn(load, i + 1);
			if (marking == Ledger.Marking.MARKED) {
				SendResult result = send(letter, isAtOnce(turn) ? load.letter(i + 1) : null);
				last = aftermath.of(result, attempt, load.load().group(), session.line());
			}
		}
		return last;
	}

	/** Empty when there is no further mail, or none that may leave soon. */
	private OptionalLong turn(ComposedLoad load, int index) {
		if (index >= load.size() || !session.line().isConnected()) {
			return OptionalLong.empty();
		}
		OptionalLong turn = turns.take(session.line().relay());
		return turn.isEmpty() ? turn : OptionalLong.of(Turns.later(turn.getAsLong(), load.load().turn(index)));
	}

	private static boolean isAtOnce(OptionalLong turn) {
		return turn.isPresent() && turn.getAsLong() - System.nanoTime() < AT_ONCE.toNanos();
	}

	/** A connection that was told another mail's envelope is no use for this one. */
	private boolean isConnectedFor(Letter letter) {
		Line line = session.line();
		if (letter instanceof Letter.Ready ready && line.isConnected() && !line.isReadyFor(ready.email())) {
			line.close();
		}
		return line.tryToConnect();
	}

	private SendResult send(Letter letter, @Nullable Letter next) {
		return switch (letter) {
			case Letter.Broken broken ->
				SendResult.unrenderable(broken.reason()).masking(broken.item().subscriber().email());
			case Letter.Ready ready -> connection().send(ready.email(), email(next), withinBudget());
		};
	}

	private RelayConnection connection() {
		return session.line().open();
	}

	private static @Nullable ComposedEmail email(@Nullable Letter letter) {
		return (letter instanceof Letter.Ready ready) ? ready.email() : null;
	}

	private BooleanSupplier withinBudget() {
		long start = System.nanoTime();
		return () -> System.nanoTime() - start < markerBudget.toNanos();
	}

}
