package dev.lundi.limits;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseTimeTests {

	/** The database's clock says so when nanoTime is 0. */
	private static final long EPOCH = TimeUnit.DAYS.toMicros(20_000);

	private final DatabaseTime time = new DatabaseTime();

	@Test
	void theQuickestAnswerIsBelieved() {
		answer(0, 40);
		answer(100, 3);
		answer(200, 25);
		assertThat(time.nanoTime(EPOCH + 1000)).isEqualTo(TimeUnit.MICROSECONDS.toNanos(1003));
	}

	@Test
	void anOldAnswerIsForgotten() {
		answer(0, 3);
		answer(seconds(11), 40);
		assertThat(time.nanoTime(EPOCH)).isEqualTo(TimeUnit.MICROSECONDS.toNanos(3));
		answer(seconds(22), 30);
		assertThat(time.nanoTime(EPOCH)).isEqualTo(TimeUnit.MICROSECONDS.toNanos(30));
		answer(seconds(60), 50);
		assertThat(time.nanoTime(EPOCH)).isEqualTo(TimeUnit.MICROSECONDS.toNanos(50));
	}

	private void answer(long micros, long way) {
		time.learn(EPOCH + micros, TimeUnit.MICROSECONDS.toNanos(micros + way));
	}

	private static long seconds(int seconds) {
		return TimeUnit.SECONDS.toMicros(seconds);
	}

}
