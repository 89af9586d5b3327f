package dev.lundi.limits;

import java.time.Duration;

/** Stub. */
public final class Breaker {

	/** Stub. */
	public Duration untilTry() {
		return Duration.ZERO;
	}

	/** Stub. */
	public BreakerState state() {
		return new BreakerState("");
	}

	/** Stub. */
	public void succeeded() {
	}

	/** Stub. */
	public void failed(String why) {
	}

	/** Stub. */
	public void answered(boolean transientFailure) {
	}

}
