package dev.lundi.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

import dev.lundi.relay.Reply;
import dev.lundi.relay.SendResult;

import org.springframework.stereotype.Component;

/** What the ledger says of each result of sending. */
@Component
class OutcomeRules {

	private final Clock clock;

	private final Duration validity;

	OutcomeRules(Clock clock, DeliveryProperties properties) {
		this.clock = clock;
		this.validity = properties.validity();
	}

	Outcome of(SendResult result, Claim.Item item, Mailing mailing) {
		long subscriber = item.subscriber().id();
		return switch (result) {
			case SendResult.Accepted(Reply reply, String queueId) ->
				new Outcome(subscriber, DeliveryStatus.ACCEPTED, null, reply, queueId, null);
			case SendResult.Rejected(var rejection, Reply reply) ->
				new Outcome(subscriber, DeliveryStatus.REJECTED, rejection.name(), reply, "", null);
			case SendResult.InDoubt(Reply reply) ->
				new Outcome(subscriber, DeliveryStatus.IN_DOUBT, null, reply, "", null);
			case SendResult.SenderRefused(Reply reply) ->
				new Outcome(subscriber, DeliveryStatus.DEFERRED, "SENDER", reply, "", clock.instant());
			case SendResult.NotTried(Reply reply) ->
				new Outcome(subscriber, DeliveryStatus.DEFERRED, "CONNECTION", reply, "", clock.instant());
			case SendResult.Deferred(Reply reply) -> deferred(reply, item, mailing);
		};
	}

	private Outcome deferred(Reply reply, Claim.Item item, Mailing mailing) {
		double jitter = ThreadLocalRandom.current().nextDouble();
		Instant next = clock.instant().plus(RetrySchedule.after(item.attempt() + 1, jitter));
		boolean expired = next.isAfter(mailing.createdAt().plus(validity));
		return new Outcome(item.subscriber().id(), expired ? DeliveryStatus.EXPIRED : DeliveryStatus.DEFERRED, null,
				reply, "", expired ? null : next);
	}

}
