package dev.lundi.delivery;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GatheringTests {

	private final Gathering gathering = new Gathering(() -> 1);

	@Test
	void whoIsFirstEverWaitsForNobody() {
		assertThat(gathering.patience()).isZero();
	}

	@Test
	void nobodyIsWaitedForLongerThanTheLastCommitTook() {
		gathering.committed(8, 300_000);
		assertThat(gathering.patience()).isEqualTo(300_000);
	}

	@Test
	void nobodyIsWaitedForLongerThanTheLongestGatheringHoweverSlowCommitsAre() {
		gathering.committed(8, Duration.ofSeconds(10).toNanos());
		assertThat(gathering.patience()).isEqualTo(Gathering.LONGEST.toNanos());
		assertThat(Gathering.LONGEST).isEqualTo(Duration.ofMillis(2));
	}

}
