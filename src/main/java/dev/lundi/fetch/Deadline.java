package dev.lundi.fetch;

import java.time.Duration;

/** A moment after which nobody waits any more; a changed clock does not move it. */
record Deadline(long nanoTime) {

	static Deadline in(Duration time) {
		return new Deadline(System.nanoTime() + time.toNanos());
	}

	Duration left() {
		return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
	}

	boolean leaves(Duration time) {
		return left().compareTo(time) > 0;
	}

}
