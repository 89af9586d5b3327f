package dev.lundi.delivery;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One person's copy of a mailing, as the ledger has it.
 *
 * @param reason in one word, where the state alone does not say it
 * @param reply what the relay answered, or why nothing was answered; null before the
 * first attempt
 */
public record Delivery(long mailing, long subscriber, DeliveryStatus status, @Nullable String reason, int attempt,
		@Nullable String reply, @Nullable Instant at) {
}
