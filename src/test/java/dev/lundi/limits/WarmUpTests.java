package dev.lundi.limits;

import java.time.Duration;
import java.time.LocalDate;

import dev.lundi.limits.GateState.WarmUpDay;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WarmUpTests {

	private static final LimitsDatabase DATABASE = new LimitsDatabase();

	private final LocalDate today = DATABASE.today();

	@AfterAll
	static void close() {
		DATABASE.close();
	}

	@BeforeEach
	void empty() {
		DATABASE.db().sql("truncate gate").update();
	}

	@Test
	void eachDaysNumberGrows() {
		WarmUp warmUp = new WarmUp(LocalDate.of(2026, 3, 1), 50, 1.5);
		assertThat(warmUp.allowance(LocalDate.of(2026, 2, 20))).isEqualTo(50);
		assertThat(warmUp.allowance(LocalDate.of(2026, 3, 1))).isEqualTo(50);
		assertThat(warmUp.allowance(LocalDate.of(2026, 3, 2))).isEqualTo(75);
		assertThat(warmUp.allowance(LocalDate.of(2026, 3, 4))).isEqualTo(168);
		assertThat(warmUp.allowance(LocalDate.of(2126, 3, 4))).isEqualTo(WarmUp.NO_END);
	}

	@Test
	void noMoreThanTheDaysMailsGoFromAllNodesTogether() {
		WarmUp warmUp = new WarmUp(today.minusDays(2), 10, 2);
		assertThat(take(gate(null, warmUp), 30) + take(gate(null, warmUp), 30)).isEqualTo(40);
		Gate gate = gate(null, warmUp);
		assertThat(take(gate, 30)).isZero();
		assertThat(gate.untilNext()).isPositive().isLessThanOrEqualTo(Duration.ofDays(1));
		assertThat(gate.state().warmUp()).isEqualTo(new WarmUpDay(2, 40, 40));
		assertThat(gate.state().words()).isEqualTo("no rate limit, warm-up day 2: 40 a day, 40 used");
	}

	@Test
	void theNextDayBeginsAnew() {
		WarmUp warmUp = new WarmUp(today, 10, 2);
		assertThat(take(gate(null, warmUp), 30)).isEqualTo(10);
		DATABASE.db().sql("update gate set day = day - 1").update();
		assertThat(take(gate(null, warmUp), 30)).isEqualTo(10);
	}

	@Test
	void theRateHoldsAsWell() {
		Gate gate = gate(Rate.parse("10/s"), new WarmUp(today, 3, 2));
		assertThat(gate.take(30, Duration.ofMillis(50))).hasSize(1);
		assertThat(gate.take(30, Duration.ofSeconds(5))).hasSize(1);
		assertThat(gate.take(30, Duration.ofSeconds(5))).hasSize(1);
		assertThat(gate.take(30, Duration.ofSeconds(5))).isEmpty();
	}

	@Test
	void itIsOverWhenTheRateAllowsLess() {
		Gate gate = gate(Rate.parse("1000/d"), new WarmUp(today.minusDays(10), 10, 2));
		assertThat(gate.state().warmUp()).isNull();
		assertThat(gate.state().words()).isEqualTo("1000/d");
	}

	@Test
	void refusesWhatDoesNotGrow() {
		assertThatIllegalArgumentException().isThrownBy(() -> new WarmUp(today, 0, 2))
			.withMessageContaining("one mail");
		assertThatIllegalArgumentException().isThrownBy(() -> new WarmUp(today, 1, 0.5)).withMessageContaining("0.5");
		assertThatIllegalArgumentException().isThrownBy(() -> new WarmUp(today, 1, Double.NaN))
			.withMessageContaining("1.5");
	}

	private static int take(Gate gate, int most) {
		return gate.take(most, Duration.ZERO).length;
	}

	private static Gate gate(@Nullable Rate rate, WarmUp warmUp) {
		return DATABASE.newProcess().gate("relay:main", rate, warmUp);
	}

}
