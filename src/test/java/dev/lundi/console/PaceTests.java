package dev.lundi.console;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTests {

	@Test
	void isTheRateOfTheLastSecondsAndWhatItLeaves() {
		Pace pace = Pace.of(500, Duration.ofMinutes(3), 1_001);
		assertThat(pace.perSecond()).isEqualTo(50);
		assertThat(pace.left()).isEqualTo(Duration.ofSeconds(21));
	}

	@Test
	void aMailingThatHasJustBegunIsNotCountedAsSlow() {
		assertThat(Pace.of(100, Duration.ofSeconds(2), 50).perSecond()).isEqualTo(50);
		assertThat(Pace.of(10, Duration.ofMillis(1), 50).perSecond()).isEqualTo(10);
	}

	@Test
	void promisesNothingWhenNothingMoves() {
		assertThat(Pace.of(0, Duration.ofMinutes(1), 7).left()).isNull();
	}

}
