package dev.lundi.console;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.lundi.delivery.DeliveryStatus;
import dev.lundi.delivery.MailingProgress;

/** A mailing's deliveries counted by state, in the order in which the bar shows them. */
record Tally(MailingProgress progress) {

	private static final List<DeliveryStatus> ORDER = List.of(DeliveryStatus.ACCEPTED, DeliveryStatus.REJECTED,
			DeliveryStatus.IN_DOUBT, DeliveryStatus.EXPIRED, DeliveryStatus.SKIPPED, DeliveryStatus.CANCELLED,
			DeliveryStatus.DEFERRED, DeliveryStatus.ATTEMPTING, DeliveryStatus.CLAIMED, DeliveryStatus.PENDING);

	private static final Set<DeliveryStatus> RETRYABLE = EnumSet.of(DeliveryStatus.REJECTED, DeliveryStatus.DEFERRED,
			DeliveryStatus.EXPIRED, DeliveryStatus.IN_DOUBT, DeliveryStatus.CANCELLED);

	private static final Set<DeliveryStatus> LISTED = EnumSet.of(DeliveryStatus.IN_DOUBT, DeliveryStatus.REJECTED,
			DeliveryStatus.DEFERRED, DeliveryStatus.SKIPPED, DeliveryStatus.EXPIRED);

	/** The states that somebody's copy stands in. */
	public List<Part> parts() {
		List<Part> parts = new ArrayList<>();
		long start = 0;
		for (DeliveryStatus status : ORDER) {
			long count = progress.count(status);
			if (count > 0) {
				parts.add(new Part(status, start, count));
				start += count;
			}
		}
		return parts;
	}

	/** The states whose copies can be tried again. */
	public List<Part> retryable() {
		return parts().stream().filter((part) -> RETRYABLE.contains(part.status())).toList();
	}

	/** The states that an operator looks into, one person at a time. */
	public List<Part> listed() {
		return parts().stream().filter((part) -> LISTED.contains(part.status())).toList();
	}

	public long planned() {
		return progress.planned();
	}

	public long accepted() {
		return progress.count(DeliveryStatus.ACCEPTED);
	}

	public long inDoubt() {
		return progress.count(DeliveryStatus.IN_DOUBT);
	}

	public long deferred() {
		return progress.count(DeliveryStatus.DEFERRED);
	}

	public long open() {
		return progress.open();
	}

	/**
	 * How many go out as soon as their turn comes: what was deferred waits for its hour.
	 */
	public long due() {
		return open() - deferred();
	}

	public long settled() {
		return progress.settled();
	}

	public int percent() {
		return (int) (100 * settled() / Math.max(1, planned()));
	}

	/** How many a cancellation would keep from being sent. */
	public long cancellable() {
		return open() - progress.count(DeliveryStatus.ATTEMPTING);
	}

	/** How many the workers have taken and not settled. */
	long inHand() {
		return progress.count(DeliveryStatus.CLAIMED) + progress.count(DeliveryStatus.ATTEMPTING);
	}

	public boolean balances() {
		return progress.balances();
	}

	/** One state's share of the audience. */
	record Part(DeliveryStatus status, long start, long count) {

		/** As it is written in style sheets, message keys and addresses. */
		public String state() {
			return status.name().toLowerCase(Locale.ROOT);
		}

	}

}
