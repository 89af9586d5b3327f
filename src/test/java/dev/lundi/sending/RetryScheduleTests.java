package dev.lundi.sending;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryScheduleTests {

	@ParameterizedTest
	@CsvSource({ "1,5", "2,15", "3,30", "4,60", "5,120", "6,120", "99,120" })
	void delaysGrow(int attempt, long minutes) {
		assertThat(RetrySchedule.after(attempt, 0)).isEqualTo(Duration.ofMinutes(minutes));
	}

	@Test
	void jitterOnlyEverAddsUpToAFifth() {
		assertThat(RetrySchedule.after(1, 1)).isEqualTo(Duration.ofMinutes(6));
	}

}
