package dev.lundi.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lundi.support.Until;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** How the outcomes and markers of many workers reach the ledger. */
class LedgerWriterTests extends LedgerScene {

	/** Nothing here takes as long unless it never ends. */
	private static final Duration FOR_EVER = Duration.ofSeconds(30);

	@Autowired
	private LedgerWriter writer;

	@Autowired
	private TransactionTemplate transaction;

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
		assertThat(busy).allMatch(LedgerWriterTests::ends);
		assertThat(count("count(*)")).isEqualTo(2 * 8 * 25);
		assertThat(count("count(distinct xmin::text)")).isLessThan(8 * 25);
	}

	@Test
	void allWhoComeWhileACommitIsUnderWayShareTheNextOne() {
		eightWorkersOfWhomSevenWaitForTheFirst();
		assertThat(count("count(*)")).isEqualTo(8);
		assertThat(count("count(distinct xmin::text)")).isEqualTo(2);
	}

	/** Seven shared the last commit; none of them comes to this one. */
	@Test
	void aWorkerThatComesAloneIsNotKeptWaitingByThoseWhoDoNotCome() {
		eightWorkersOfWhomSevenWaitForTheFirst();
		reader(NO_GROUP);
		Attempt alone = claim(worker());
		Thread worker = begin(alone);
		assertThat(ends(worker)).as("The write returned although the others never came").isTrue();
		assertThat(count("count(*)")).isEqualTo(9);
	}

	/**
	 * As if the disk were slow: the first one's commit waits until the others are there.
	 */
	private void eightWorkersOfWhomSevenWaitForTheFirst() {
		List<Attempt> attempts = Stream.generate(() -> {
			reader(NO_GROUP);
			return claim(worker());
		}).limit(8).toList();
		List<Thread> workers = transaction.execute((status) -> {
			Attempt first = attempts.getFirst();
			db.sql("select 1 from delivery where subscriber = ? for update")
				.param(first.subscriber())
				.query(Long.class)
				.single();
			Thread writing = begin(first);
			Until.holds("the first one's commit is under way", this::somebodyWaitsForARow);
			List<Thread> others = attempts.stream().skip(1).map(this::begin).toList();
			Until.holds("the others wait", () -> others.stream().allMatch(this::isWaiting));
			return Stream.concat(Stream.of(writing), others.stream()).toList();
		});
		assertThat(workers).allMatch(LedgerWriterTests::ends);
	}

	private Thread begin(Attempt attempt) {
		return Thread.ofPlatform().daemon().start(() -> writer.write(null, attempt));
	}

	private boolean somebodyWaitsForARow() {
		return db.sql("select exists (select from pg_locks where locktype = 'transactionid' and not granted)")
			.query(Boolean.class)
			.single();
	}

	private boolean isWaiting(Thread worker) {
		return writer.equals(LockSupport.getBlocker(worker));
	}

	private static boolean ends(Thread worker) {
		try {
			return worker.join(FOR_EVER);
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
