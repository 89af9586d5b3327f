package dev.lundi.limits;

import java.util.Arrays;

/**
 * Slots that this process has taken from the database, and gives to its threads in order.
 * Who comes late gets the next slot later; what is left when the block's time is over is
 * lost.
 */
final class SlotBlock {

	private final long spacing;

	private final long end;

	private long next;

	private int left;

	/**
	 * A block of slots.
	 * @param first nanoTime of the first
	 * @param spacing nanoseconds between them; 0 when they may be used at any time
	 * @param slots how many
	 */
	SlotBlock(long first, long spacing, int slots) {
		this.next = first;
		this.spacing = spacing;
		this.left = slots;
		this.end = first + spacing * slots;
	}

	/** Takes up to that many slots that come until then. */
	long[] take(int most, long now, long latest) {
		long[] slots = new long[Math.min(most, left)];
		int taken = 0;
		while (taken < slots.length && !isSpent(now) && next(now) - latest <= 0) {
			slots[taken] = next(now);
			next = slots[taken] + spacing;
			taken++;
			left--;
		}
		return Arrays.copyOf(slots, taken);
	}

	/** NanoTime of the next slot. */
	long next(long now) {
		return (next - now > 0) ? next : now;
	}

	/** NanoTime from which on the slots are somebody else's. */
	long end() {
		return end;
	}

	boolean isSpent(long now) {
		return left == 0 || (spacing > 0 && next(now) - end >= 0);
	}

	boolean isDenserThan(long otherSpacing) {
		return spacing < otherSpacing;
	}

}
