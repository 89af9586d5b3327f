package dev.lundi.limits;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SlotBlockTests {

	/** NanoTime may pass the largest number at any moment. */
	private static final long START = Long.valueOf(Long.MAX_VALUE - 15);

	private final SlotBlock block = new SlotBlock(START, 10, 4);

	@Test
	void givesSlotsInOrder() {
		assertThat(block.take(2, START, START + 100)).containsExactly(START, START + 10);
		assertThat(block.take(5, START, START + 100)).containsExactly(START + 20, START + 30);
		assertThat(block.isSpent(START)).isTrue();
	}

	@Test
	void keepsWhatComesTooLate() {
		assertThat(block.take(5, START, START + 19)).containsExactly(START, START + 10);
		assertThat(block.take(5, START, START + 19)).isEmpty();
		assertThat(block.isSpent(START)).isFalse();
		assertThat(block.next(START)).isEqualTo(START + 20);
	}

	@Test
	void whoComesLateGetsASlotLater() {
		assertThat(block.take(5, START + 15, START + 100)).containsExactly(START + 15, START + 25, START + 35);
		assertThat(block.isSpent(START + 15)).isTrue();
	}

	@Test
	void isLostWhenItsTimeIsOver() {
		assertThat(block.isSpent(START + 39)).isFalse();
		assertThat(block.take(5, START + 40, START + 100)).isEmpty();
		assertThat(block.isSpent(START + 40)).isTrue();
	}

}
