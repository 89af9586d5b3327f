package dev.lundi.limits;

import java.time.Duration;
import java.util.Arrays;

/** Stub. */
public final class Gate {

	/** Stub. */
	public long[] take(int most, Duration horizon) {
		long[] slots = new long[most];
		Arrays.fill(slots, System.nanoTime());
		return slots;
	}

	/** Stub. */
	public Duration untilNext() {
		return Duration.ZERO;
	}

	/** Stub. */
	public void slowDown() {
	}

	/** Stub. */
	public boolean isLimited() {
		return false;
	}

}
