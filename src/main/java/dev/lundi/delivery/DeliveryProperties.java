package dev.lundi.delivery;

import java.time.Duration;

import dev.lundi.limits.Rate;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mails are sent.
 *
 * @param chunk how many deliveries a connection takes in hand at a time
 * @param connections how many connections to the relay are open at once
 * @param rate mails per second over all connections
 * @param inDoubt what becomes of a mail of which nobody knows whether the relay took it
 * @param validity how long a deferred delivery is worth trying
 * @param markerBudget from marker to final dot: whoever takes longer was frozen, and
 * sends nothing
 * @param attemptLease after which a marked delivery is taken for abandoned: the budget,
 * the timeout of the final dot, and some slack
 * @param patience how long a relay that cannot be reached is waited for before the
 * mailing is paused; by default for ever, or two minutes in a single run
 * @param claimLease after which a claimed delivery is taken for abandoned
 */
@Validated
@ConfigurationProperties("lundi.delivery")
public record DeliveryProperties(@DefaultValue("200") @Min(1) @Max(10_000) int chunk,
		@DefaultValue("8") @Min(1) @Max(64) int connections, @DefaultValue("50") Rate rate,
		@DefaultValue("resend-once") InDoubt inDoubt, @DefaultValue("48h") Duration validity,
		@DefaultValue("30s") Duration markerBudget, @DefaultValue("12m") Duration attemptLease,
		@DefaultValue("10m") Duration claimLease, @Nullable Duration patience) {

	/** What becomes of a mail of which nobody knows whether the relay took it. */
	public enum InDoubt {

		/** It is sent once more, with the same Message-ID. */
		RESEND_ONCE,

		/** It waits for an operator. */
		HOLD

	}

}
