package dev.lundi.delivery;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * How far a mailing is.
 *
 * @param counts how many deliveries stand in each state; states with none are left out
 */
public record MailingProgress(long planned, Map<DeliveryStatus, Long> counts) {

	private static final Set<DeliveryStatus> OPEN = EnumSet.of(DeliveryStatus.PENDING, DeliveryStatus.CLAIMED,
			DeliveryStatus.ATTEMPTING, DeliveryStatus.DEFERRED);

	/** How many deliveries stand in a state. */
	public long count(DeliveryStatus status) {
		return counts.getOrDefault(status, 0L);
	}

	/** How many deliveries are not settled. */
	public long open() {
		return OPEN.stream().mapToLong(this::count).sum();
	}

	/** How many deliveries are settled. */
	public long settled() {
		return planned - open();
	}

	/** Whether the states add up to the audience, as they must at every instant. */
	public boolean balances() {
		return counts.values().stream().mapToLong(Long::longValue).sum() == planned;
	}

}
