package dev.lundi.pipeline;

import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SilenceTests {

	private final Silence silence = new Silence(0);

	@Test
	void isTalkedAboutEverMoreRarelyAndAtLeastEveryTwoMinutes() {
		assertThat(dueWithin(1, 600)).containsExactly(5, 15, 35, 75, 155, 275, 395, 515);
	}

	@Test
	void beginsAnewWhenSomethingHappens() {
		assertThat(dueWithin(1, 100)).hasSize(4);
		silence.end(TimeUnit.SECONDS.toNanos(100));
		assertThat(dueWithin(101, 120)).containsExactly(105, 115);
	}

	private long[] dueWithin(long from, long to) {
		return LongStream.rangeClosed(from, to)
			.filter((second) -> silence.isDue(TimeUnit.SECONDS.toNanos(second)))
			.toArray();
	}

}
