package dev.lundi.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import dev.lundi.delivery.DeliveryProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How long relays that cannot be reached are waited for: for ever, unless the properties
 * say otherwise. A single run, behind which somebody may be sitting, waits two minutes.
 */
@Component
class RelayPatience {

	private static final Duration OF_A_SINGLE_RUN = Duration.ofMinutes(2);

	private final @Nullable Duration longest;

	private final Clock clock;

	private @Nullable Instant unreachableSince;

	RelayPatience(DeliveryProperties properties, @Value("${lundi.once:}") String once, Clock clock) {
		this.longest = (properties.patience() != null || once.isEmpty()) ? properties.patience() : OF_A_SINGLE_RUN;
		this.clock = clock;
	}

	/** A relay was reached, or somebody has looked into it. */
	synchronized void begin() {
		unreachableSince = null;
	}

	/** Whether it has lasted too long that no relay could be reached. */
	synchronized boolean isOver() {
		Instant now = clock.instant();
		if (unreachableSince == null) {
			unreachableSince = now;
		}
		return longest != null && unreachableSince.plus(longest).isBefore(now);
	}

}
