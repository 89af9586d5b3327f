package dev.lundi.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import org.springframework.test.context.bean.override.convention.TestBean;

import static org.assertj.core.api.Assertions.assertThat;

/** A server whose clock is wrong sends nothing until it is right. */
class ClockTroubleTests extends WeeklyRunScene {

	private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ofMinutes(7));

	@SuppressWarnings({ "NullAway.Init", "UnusedVariable" }) // it replaces the bean by
																// standing here
	@TestBean(name = "machineClock")
	private InstantSource machineClock;

	static InstantSource machineClock() {
		return () -> Instant.now().plus(AHEAD.get());
	}

	@Test
	void aRunWaitsUntilTheClocksAgree() {
		Run held = run("edito");
		assertThat(held.status()).isEqualTo(RunStatus.HELD);
		assertThat(held.reason()).asString()
			.startsWith("The clock of this server differs by ")
			.contains("min from the database’s");
		assertThat(relay.received()).isEmpty();
		AHEAD.set(Duration.ZERO);
		assertThat(runs.resume(held).join().status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(relay.received()).hasSize(AUDIENCE);
	}

}
