package dev.lundi.delivery;

import java.time.Instant;

import dev.lundi.relay.Reply;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended. PENDING means that it was none: the relay answered nothing to it.
 *
 * @param at when, in microseconds, since the database keeps no more
 * @param reason in one word, where the state alone does not say it
 * @param nextAttemptAt when it is tried again; only for DEFERRED
 * @param unknownMailbox whether nobody can be reached at this address, so that it is
 * suppressed
 */
public record Outcome(Attempt attempt, DeliveryStatus status, Instant at, @Nullable String reason, Answer answer,
		@Nullable Instant nextAttemptAt, boolean unknownMailbox) {

	/**
	 * What the relay said.
	 *
	 * @param queueId what the relay calls the mail; empty when it did not say
	 */
	public record Answer(Reply reply, String queueId) {
	}

}
