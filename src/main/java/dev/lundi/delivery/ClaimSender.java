package dev.lundi.delivery;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import dev.lundi.relay.RelayConnection;
import dev.lundi.relay.RelayException;
import dev.lundi.relay.SendResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Hands the mails of a claim to the relay. Never throws for a recipient: what happened to
 * one is a row. Never holds a transaction while it speaks SMTP.
 */
class ClaimSender implements ItemWriter<ComposedClaim> {

	/**
	 * From marker to final dot; whoever takes longer was frozen and may have lost its
	 * rows.
	 */
	private static final Duration BUDGET = Duration.ofSeconds(30);

	private static final Duration LONGEST_UNSETTLED = Duration.ofMillis(50);

	private static final Logger log = LoggerFactory.getLogger(ClaimSender.class);

	private final SendSession session;

	private final Claims claims;

	private final Ledger ledger;

	private final Throttle throttle;

	private final RelayWatch relayWatch;

	private final OutcomeRules outcomes;

	private final SendControl control;

	ClaimSender(SendSession session, Claims claims, Ledger ledger, Throttle throttle, RelayWatch relayWatch,
			OutcomeRules outcomes, SendControl control) {
		this.session = session;
		this.claims = claims;
		this.ledger = ledger;
		this.throttle = throttle;
		this.relayWatch = relayWatch;
		this.outcomes = outcomes;
		this.control = control;
	}

	@Override
	public void write(Chunk<? extends ComposedClaim> chunk) {
		chunk.forEach(this::send);
	}

	private void send(ComposedClaim claim) {
		try {
			sendEach(claim);
		}
		catch (FenceLostException ex) {
			log.warn("{}", ex.getMessage());
		}
		finally {
			claims.release(session.mailing().id(), session.fence());
		}
	}

	private void sendEach(ComposedClaim claim) {
		Outcome last = null;
		for (ComposedClaim.Letter letter : claim.letters()) {
			Duration wait = Duration.ofNanos(throttle.reserve());
			if (last != null && isWorthSettlingBefore(wait)) {
				ledger.settle(last, session.fence(), session.mailing());
				last = null;
			}
			RelayConnection connection = control.await(wait) ? connection() : null;
			if (connection == null) {
				break;
			}
			Ledger.Marking marking = ledger.advance(last, session.fence(), session.mailing(), letter.item(),
					messageId(letter));
			last = (marking == Ledger.Marking.MARKED)
					? outcomes.of(attempt(letter, connection), letter.item(), session.mailing()) : null;
			if (marking == Ledger.Marking.REFUSED) {
				break;
			}
		}
		if (last != null) {
			ledger.settle(last, session.fence(), session.mailing());
		}
	}

	/**
	 * A known outcome waits for the next marker's transaction only if that comes at once.
	 */
	private boolean isWorthSettlingBefore(Duration wait) {
		return wait.compareTo(LONGEST_UNSETTLED) > 0 || !session.isConnected();
	}

	private @Nullable RelayConnection connection() {
		try {
			RelayConnection connection = session.connection();
			relayWatch.connected();
			return connection;
		}
		catch (RelayException ex) {
			relayWatch.failed(ex, session.mailing());
			return null;
		}
	}

	private static String messageId(ComposedClaim.Letter letter) {
		return switch (letter) {
			case ComposedClaim.Ready ready -> ready.messageId();
			case ComposedClaim.Broken broken -> broken.messageId();
		};
	}

	private SendResult attempt(ComposedClaim.Letter letter, RelayConnection connection) {
		return switch (letter) {
			case ComposedClaim.Broken broken -> SendResult.unrenderable(broken.reason());
			case ComposedClaim.Ready ready -> {
				SendResult result = connection.send(ready.email(), null, withinBudget());
				if (result instanceof SendResult.SenderRefused refused) {
					relayWatch.senderRefused(refused.reply(), session.mailing());
				}
				yield result;
			}
		};
	}

	private static BooleanSupplier withinBudget() {
		long start = System.nanoTime();
		return () -> System.nanoTime() - start < BUDGET.toNanos();
	}

}
