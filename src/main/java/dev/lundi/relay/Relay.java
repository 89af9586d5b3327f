package dev.lundi.relay;

import dev.lundi.limits.Rate;
import dev.lundi.limits.WarmUp;
import org.jspecify.annotations.Nullable;

/**
 * A relay that mails can be handed to.
 *
 * @param name by which people and the ledger know it
 * @param weight its share of the mails beside the others' weights
 * @param connections how many may be open at once; 0 when it has no limit of its own
 * @param rate null when it has no limit of its own
 * @param warmUp null when it takes all that its other limits let through
 */
public record Relay(String name, int weight, int connections, @Nullable Rate rate, @Nullable WarmUp warmUp) {

	static Relay unlimited(String name) {
		return new Relay(name, 1, 0, null, null);
	}

}
