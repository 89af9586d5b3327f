package dev.lundi.delivery;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import dev.lundi.mail.RelayConnection;
import dev.lundi.mail.RelayException;
import dev.lundi.mail.SendResult;
import org.jspecify.annotations.Nullable;

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

	private final SendSession session;

	private final Ledger ledger;

	private final Throttle throttle;

	private final RelayWatch relayWatch;

	private final OutcomeRules outcomes;

	private final SendControl control;

	ClaimSender(SendSession session, Ledger ledger, Throttle throttle, RelayWatch relayWatch, OutcomeRules outcomes,
			SendControl control) {
		this.session = session;
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
		Outcome last = null;
		for (ComposedClaim.Letter letter : claim.letters()) {
			RelayConnection connection = connectionInTime();
			if (connection == null) {
				break;
			}
			Ledger.Marking marking = ledger.advance(last, session.fence(), session.mailing(), letter.item(),
					messageId(letter));
			last = null;
			if (marking == Ledger.Marking.REFUSED) {
				break;
			}
			if (marking == Ledger.Marking.MARKED) {
				last = outcomes.of(attempt(letter, connection), letter.item(), session.mailing());
			}
		}
		if (last != null) {
			ledger.settle(last, session.fence(), session.mailing());
		}
		ledger.release(session.mailing().id(), session.fence());
	}

	/** The relay, once the throttle lets a mail go; null when it is time to stop. */
	private @Nullable RelayConnection connectionInTime() {
		if (!control.await(Duration.ofNanos(throttle.reserve()))) {
			return null;
		}
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
				SendResult result = connection.send(ready.email(), withinBudget());
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
