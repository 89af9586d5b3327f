package dev.lundi.limits;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MeterTests {

	private final Meter meter = new Meter(0);

	@Test
	void countsOverAMinuteAtMost() {
		for (int second = 0; second < 120; second++) {
			meter.count((second < 60) ? 10 : 30, seconds(second));
		}
		assertThat(meter.perSecond(seconds(119))).isEqualTo(30);
	}

	@Test
	void aSecondIsTooShortToJudge() {
		meter.count(100, 0);
		assertThat(meter.perSecond(0)).isEqualTo(10);
	}

	@Test
	void anOldMinuteIsForgotten() {
		meter.count(1000, 0);
		meter.count(20, seconds(1000));
		assertThat(meter.perSecond(seconds(1000))).isEqualTo(2);
		assertThat(meter.perSecond(seconds(1019))).isEqualTo(1);
	}

	private static long seconds(int seconds) {
		return TimeUnit.SECONDS.toNanos(seconds);
	}

}
