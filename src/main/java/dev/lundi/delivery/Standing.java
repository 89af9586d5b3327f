package dev.lundi.delivery;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How a mailing stands, as counted a moment ago.
 *
 * @param waiting how many deliveries wait to be sent, by domain group
 * @param nextAttempt when the first deferred delivery is due; null when none is deferred
 * @param perSecond how many were settled a second, over the last seconds
 */
public record Standing(MailingProgress progress, Map<String, Long> waiting, @Nullable Instant nextAttempt,
		double perSecond) {
}
