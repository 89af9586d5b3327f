package dev.lundi.limits;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import dev.lundi.support.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A gate's pace after 421 and 4.7.x. */
class SlowDownTests {

	private static final LimitsDatabase DATABASE = new LimitsDatabase();

	@AfterAll
	static void close() {
		DATABASE.close();
	}

	@BeforeEach
	void empty() {
		DATABASE.db().sql("truncate gate").update();
	}

	@Test
	void theRateHalvesOnAllNodesWithinASecond() {
		Gate gate = gate("10/s");
		Gate elsewhere = gate("10/s");
		assertThat(elsewhere.rate()).hasValue(Rate.parse("10/s"));
		gate.slowDown();
		assertThat(gate.rate()).hasValue(Rate.parse("5/s"));
		long start = System.nanoTime();
		Until.holds("the other node knows", () -> elsewhere.rate().equals(Optional.of(Rate.parse("5/s"))));
		assertThat(System.nanoTime() - start).isLessThan(TimeUnit.MILLISECONDS.toNanos(1500));
		assertThat(gate.state().words()).matches("5/s, slowed down since \\d\\d:\\d\\d UTC .*421.*usually 10/s.*");
	}

	@Test
	void itHalvesOnceInTenSecondsHoweverManyComplain() {
		Gate gate = gate("10/s");
		gate.slowDown();
		gate.slowDown();
		gate("10/s").slowDown();
		assertThat(gate("10/s").rate()).hasValue(Rate.parse("5/s"));
		DATABASE.letPass("10 seconds");
		gate("10/s").slowDown();
		assertThat(gate("10/s").rate()).hasValue(Rate.parse("2.5/s"));
	}

	@Test
	void itGrowsByATenthWithEveryCleanMinuteUntilItIsBack() {
		gate("10/s").slowDown();
		assertThat(rateAfter("59 seconds")).isEqualTo(5);
		assertThat(rateAfter("1 seconds")).isCloseTo(5.5, within(1e-9));
		assertThat(rateAfter("60 seconds")).isCloseTo(6.05, within(1e-9));
		assertThat(rateAfter("5 minutes")).isCloseTo(5 * Math.pow(1.1, 7), within(1e-9));
		assertThat(rateAfter("1 minutes")).isEqualTo(10);
		assertThat(gate("10/s").state().slowedSince()).isNull();
	}

	private static double rateAfter(String time) {
		DATABASE.letPass(time);
		return gate("10/s").rate().orElseThrow().perSecond();
	}

	@Test
	void aComplaintMakesTheMinuteBeginAgain() {
		gate("10/s").slowDown();
		DATABASE.letPass("9 seconds");
		gate("10/s").slowDown();
		assertThat(rateAfter("52 seconds")).isEqualTo(5);
		assertThat(rateAfter("8 seconds")).isCloseTo(5.5, within(1e-9));
	}

	@Test
	void itIsNeverSlowerThanSixAMinute() {
		for (int complaint = 0; complaint < 5; complaint++) {
			gate("1/s").slowDown();
			DATABASE.letPass("10 seconds");
		}
		assertThat(gate("1/s").rate()).hasValue(Rate.parse("6/min"));
		DATABASE.db().sql("truncate gate").update();
		gate("500/d").slowDown();
		assertThat(gate("500/d").rate()).hasValue(Rate.parse("500/d"));
	}

	@Test
	void aGateWithoutARateTakesTheOneThatWasObserved() {
		AtomicLong now = new AtomicLong();
		Gates gates = new Gates(DATABASE.db(), new DomainGroups(java.util.Map.of()), now::get);
		Gate gate = gates.group("gmail");
		for (int second = 0; second < 20; second++) {
			gate.take(40, Duration.ZERO);
			now.addAndGet(TimeUnit.SECONDS.toNanos(1));
		}
		gate.slowDown();
		assertThat(gate.rate().orElseThrow().perSecond()).isCloseTo(20, within(2.0));
		assertThat(gate.isLimited()).isTrue();
		DATABASE.letPass("8 minutes");
		now.addAndGet(TimeUnit.SECONDS.toNanos(1));
		assertThat(gate.isLimited()).isFalse();
	}

	@Test
	void slotsAreSpacedWiderAtOnce() {
		Gate gate = gate("100/s");
		gate.take(1, Duration.ZERO);
		gate.slowDown();
		long[] slots = gate.take(3, Duration.ofSeconds(1));
		assertThat(slots[2] - slots[1]).isCloseTo(TimeUnit.MICROSECONDS.toNanos(20_400), within(2L));
	}

	private static Gate gate(String rate) {
		return DATABASE.newProcess().gate("group:gmail", Rate.parse(rate));
	}

}
