package dev.lundi.access;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LoginFailuresTests {

	private final SettableClock clock = new SettableClock();

	private final LoginFailures failures = new LoginFailures(clock);

	@Test
	void tenFailuresMakeThePairWaitAMinute() {
		fail(9, "marie", "192.0.2.1");
		assertThat(failures.mustWait("marie", "192.0.2.1")).isFalse();
		fail(1, "marie", "192.0.2.1");
		assertThat(failures.mustWait("marie", "192.0.2.1")).isTrue();
		clock.pass(Duration.ofSeconds(59));
		assertThat(failures.mustWait("marie", "192.0.2.1")).isTrue();
		clock.pass(Duration.ofSeconds(1));
		assertThat(failures.mustWait("marie", "192.0.2.1")).isFalse();
	}

	@Test
	void theOwnerAtAnotherAddressIsNotKeptOut() {
		fail(50, "marie", "192.0.2.1");
		assertThat(failures.mustWait("marie", "192.0.2.2")).isFalse();
		assertThat(failures.mustWait("paul", "192.0.2.1")).isFalse();
	}

	@Test
	void afterThePauseTenMoreAreAllowed() {
		fail(10, "marie", "192.0.2.1");
		clock.pass(LoginFailures.PAUSE);
		assertThat(failures.mustWait("marie", "192.0.2.1")).isFalse();
		fail(9, "marie", "192.0.2.1");
		assertThat(failures.mustWait("marie", "192.0.2.1")).isFalse();
		fail(1, "marie", "192.0.2.1");
		assertThat(failures.mustWait("marie", "192.0.2.1")).isTrue();
	}

	@Test
	void aSuccessForgetsTheFailures() {
		fail(9, "marie", "192.0.2.1");
		failures.forget("marie", "192.0.2.1");
		fail(9, "marie", "192.0.2.1");
		assertThat(failures.mustWait("marie", "192.0.2.1")).isFalse();
	}

	@Test
	void endlessNamesAreCountedByTheirBeginning() {
		fail(10, "m".repeat(1_000_000), "192.0.2.1");
		assertThat(failures.mustWait("m".repeat(2_000_000), "192.0.2.1")).isTrue();
	}

	private void fail(int times, String account, String address) {
		for (int time = 0; time < times; time++) {
			failures.count(account, address);
		}
	}

}
