package dev.lundi.delivery;

import java.time.Duration;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

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
 * @param validity how long after its preparation a mailing is worth retrying
 */
@Validated
@ConfigurationProperties("lundi.delivery")
record DeliveryProperties(@DefaultValue("200") @Min(1) @Max(10_000) int chunk,
		@DefaultValue("8") @Min(1) @Max(64) int connections, @DefaultValue("50") @DecimalMin("0.01") double rate,
		@DefaultValue("resend-once") InDoubt inDoubt, @DefaultValue("48h") Duration validity) {

	/** What becomes of a mail of which nobody knows whether the relay took it. */
	enum InDoubt {

		/** It is sent once more, with the same Message-ID. */
		RESEND_ONCE,

		/** It waits for an operator. */
		HOLD

	}

}
