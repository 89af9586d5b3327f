package dev.lundi.delivery;

import java.time.Instant;

import dev.lundi.relay.Reply;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param subscriber whose delivery it was
 * @param reason in one word, where the state alone does not say it
 * @param nextAttemptAt when it is tried again; only for DEFERRED
 */
record Outcome(long subscriber, DeliveryStatus status, @Nullable String reason, Reply reply, String queueId,
		@Nullable Instant nextAttemptAt) {
}
