package dev.lundi.delivery;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ThrottleTests {

	private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

	private final Throttle throttle = new Throttle(10, now::get);

	@Test
	void mailsAreSpacedEvenly() {
		assertThat(throttle.reserve()).isZero();
		assertThat(throttle.reserve()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(100));
		assertThat(throttle.reserve()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(200));
	}

	@Test
	void idleTimeIsNotSavedForABurst() {
		throttle.reserve();
		now.addAndGet(TimeUnit.MINUTES.toNanos(1));
		assertThat(throttle.reserve()).isZero();
		assertThat(throttle.reserve()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(100));
	}

}
