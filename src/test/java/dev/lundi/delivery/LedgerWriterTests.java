package dev.lundi.delivery;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How the outcomes and markers of many workers reach the ledger. */
class LedgerWriterTests extends LedgerScene {

	/** A commit costs ten times what a row in it does. */
	@Test
	void workersShareCommits() {
		List<Thread> busy = IntStream.range(0, 8).mapToObj((number) -> Thread.ofPlatform().unstarted(() -> {
			long worker = worker();
			for (int mail = 0; mail < 25; mail++) {
				ledger.settle(outcome(mark(worker), DeliveryStatus.ACCEPTED));
			}
		})).toList();
		IntStream.range(0, 8 * 25).forEach((number) -> reader(NO_GROUP));
		busy.forEach(Thread::start);
		busy.forEach(LedgerWriterTests::join);
		assertThat(count("count(*)")).isEqualTo(2 * 8 * 25);
		assertThat(count("count(distinct xmin::text)")).isLessThan(8 * 25);
	}

	private static void join(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private long count(String what) {
		return db.sql("select %s from delivery_attempt where mailing = ?".formatted(what))
			.param(mailing.id())
			.query(Long.class)
			.single();
	}

}
