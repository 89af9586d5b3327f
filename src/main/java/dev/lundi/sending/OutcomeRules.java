package dev.lundi.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;

import dev.lundi.delivery.Attempt;
import dev.lundi.delivery.DeliveryStatus;
import dev.lundi.delivery.Outcome;
import dev.lundi.relay.Reply;
import dev.lundi.relay.SendResult;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** What the ledger says of each result of sending. */
@Component
class OutcomeRules {

	private final Clock clock;

	OutcomeRules(Clock clock) {
		this.clock = clock;
	}

	Outcome of(SendResult result, Attempt attempt) {
		return switch (result) {
			case SendResult.Accepted(Reply reply, String queueId) ->
				outcome(attempt, DeliveryStatus.ACCEPTED, null, new Outcome.Answer(reply, queueId));
			case SendResult.Rejected rejected ->
				new Outcome(attempt, DeliveryStatus.REJECTED, now(), rejected.rejection().name(),
						new Outcome.Answer(rejected.reply(), ""), null, rejected.unknownMailbox());
			case SendResult.InDoubt(Reply reply) ->
				outcome(attempt, DeliveryStatus.IN_DOUBT, null, new Outcome.Answer(reply, ""));
			case SendResult.NotTried(Reply reply) ->
				outcome(attempt, DeliveryStatus.PENDING, null, new Outcome.Answer(reply, ""));
			case SendResult.SenderRefused(Reply reply) ->
				outcome(attempt, DeliveryStatus.PENDING, "SENDER", new Outcome.Answer(reply, ""));
			case SendResult.Deferred(Reply reply) -> deferred(reply, attempt);
		};
	}

	private Outcome deferred(Reply reply, Attempt attempt) {
		Duration delay = RetrySchedule.after(attempt.item().attempt() + 1, ThreadLocalRandom.current().nextDouble());
		Instant next = clock.instant().plus(delay);
		boolean expired = next.isAfter(attempt.mailing().validUntil());
		return new Outcome(attempt, expired ? DeliveryStatus.EXPIRED : DeliveryStatus.DEFERRED, now(), null,
				new Outcome.Answer(reply, ""), expired ? null : next, false);
	}

	private Outcome outcome(Attempt attempt, DeliveryStatus status, @Nullable String reason, Outcome.Answer answer) {
		return new Outcome(attempt, status, now(), reason, answer, null, false);
	}

	private Instant now() {
		return clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
