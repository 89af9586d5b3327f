package dev.lundi.limits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** Both kinds of time; they stand still until a test lets some pass. */
final class SteppedTime extends Clock {

	private final Instant start;

	private final AtomicLong nanos = new AtomicLong();

	SteppedTime(Instant start) {
		this.start = start;
	}

	void pass(Duration time) {
		nanos.addAndGet(time.toNanos());
	}

	long nanoTime() {
		return nanos.get();
	}

	@Override
	public Instant instant() {
		return start.plusNanos(nanos.get());
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException();
	}

}
