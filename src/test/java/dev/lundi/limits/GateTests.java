package dev.lundi.limits;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariDataSource;
import dev.lundi.support.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

class GateTests {

	private static final Duration SOON = Duration.ofMillis(200);

	private static final LimitsDatabase DATABASE = new LimitsDatabase();

	@AfterAll
	static void close() {
		DATABASE.close();
	}

	@BeforeEach
	void empty() {
		DATABASE.db().sql("truncate gate").update();
	}

	@ParameterizedTest
	@CsvSource({ "5, 1", "40, 10", "3000, 40" })
	void noWindowOfAnyLengthHasTooMany(int rate, int atOnce) throws Exception {
		List<Gate> gates = IntStream.range(0, 3).mapToObj((process) -> gate(Integer.toString(rate))).toList();
		List<Passage> passages = passages(gates, 8, atOnce, Duration.ofMillis(2500));
		for (int millis : new int[] { 500, 1000, 2000 }) {
			assertThat(densest(passages, Passage::slot, Duration.ofMillis(millis))).as("slots in %d ms", millis)
				.isLessThanOrEqualTo(allowed(rate * millis / 1000.0));
		}
		// The threads of a busy machine wake up late, and not all equally.
		assertThat(densest(passages, Passage::left, Duration.ofSeconds(2))).isLessThanOrEqualTo(allowed(rate * 2));
		assertThat(densest(passages, Passage::slot, Duration.ofSeconds(2))).isGreaterThanOrEqualTo(rate * 2 * 9 / 10);
	}

	private static int allowed(double limit) {
		return (int) (limit * 1.05) + 1;
	}

	/** What passes from several processes, each mail when its slot has come. */
	private static List<Passage> passages(List<Gate> gates, int threads, int most, Duration time) throws Exception {
		ConcurrentLinkedQueue<Passage> passages = new ConcurrentLinkedQueue<>();
		long start = System.nanoTime();
		try (ExecutorService executor = Executors.newCachedThreadPool()) {
			for (Gate gate : gates) {
				for (int thread = 0; thread < threads; thread++) {
					executor.execute(() -> pass(gate, most, start, time, passages));
				}
			}
		}
		return List.copyOf(passages);
	}

	private static void pass(Gate gate, int most, long start, Duration time, ConcurrentLinkedQueue<Passage> passages) {
		while (System.nanoTime() - start < time.toNanos()) {
			for (long slot : gate.take(most, SOON)) {
				LockSupport.parkNanos(slot - System.nanoTime());
				passages.add(new Passage(slot - start, System.nanoTime() - start));
			}
			LockSupport.parkNanos(Math.min(SOON.toNanos(), gate.untilNext().toNanos()));
		}
	}

	private static int densest(List<Passage> passages, ToLongFunction<Passage> time, Duration window) {
		long[] times = passages.stream().mapToLong(time).sorted().toArray();
		int most = 0;
		for (int first = 0, last = 0; last < times.length; last++) {
			while (times[last] - times[first] >= window.toNanos()) {
				first++;
			}
			most = Math.max(most, last - first + 1);
		}
		return most;
	}

	/** A slot, and when its mail left. */
	private record Passage(long slot, long left) {
	}

	@Test
	void aFastGateCostsFourStatementsASecond() throws Exception {
		Gate gate = gate("5000");
		int before = DATABASE.statements();
		List<Passage> slots = passages(List.of(gate), 4, 20, Duration.ofSeconds(2));
		assertThat(slots).hasSizeGreaterThan(8000);
		assertThat(DATABASE.statements() - before).isLessThanOrEqualTo(20);
	}

	@Test
	void anOpenGateDoesNotAskTheDatabaseForEachMail() {
		Gate gate = DATABASE.newProcess().gate("all", null);
		int before = DATABASE.statements();
		for (int mail = 0; mail < 10_000; mail++) {
			assertThat(gate.take(3, Duration.ZERO)).hasSize(3);
		}
		assertThat(DATABASE.statements() - before).isLessThan(10);
		assertThat(gate.untilNext()).isZero();
		assertThat(gate.isLimited()).isFalse();
		assertThat(gate.rate()).isEmpty();
	}

	@Test
	void aRestartKeepsThePace() {
		assertThat(gate("10/min").take(1, Duration.ZERO)).hasSize(1);
		Gate restarted = gate("10/min");
		assertThat(restarted.take(1, Duration.ofSeconds(5))).isEmpty();
		assertThat(restarted.untilNext()).isCloseTo(Duration.ofSeconds(6), Duration.ofSeconds(1));
		long now = System.nanoTime();
		assertThat(restarted.take(1, Duration.ofSeconds(7))).hasSize(1)
			.satisfies((slots) -> assertThat(Duration.ofNanos(slots[0] - now)).isCloseTo(Duration.ofSeconds(6),
					Duration.ofSeconds(1)));
	}

	@Test
	void aRateThatIsChangedHoldsFromTheLastSlotOn() {
		gate("1/d").take(1, Duration.ZERO);
		assertThat(gate("1/d").take(1, Duration.ofHours(23))).isEmpty();
		assertThat(gate("2/s").take(1, Duration.ofSeconds(1))).hasSize(1);
	}

	@Test
	void idleTimeIsNotSavedForABurst() {
		Gate gate = gate("50");
		gate.take(1, Duration.ZERO);
		DATABASE.letPass("1 hour");
		assertThat(gate("50").take(100, Duration.ofMillis(70))).hasSizeBetween(3, 4);
	}

	@Test
	void slotsComeInOrderAndEvenly() {
		long[] slots = gate("100").take(10, Duration.ofSeconds(1));
		assertThat(slots).hasSize(10);
		for (int slot = 1; slot < slots.length; slot++) {
			assertThat(slots[slot] - slots[slot - 1]).isCloseTo(TimeUnit.MICROSECONDS.toNanos(10_200), within(2L));
		}
	}

	@Test
	void takesNothingThatComesLater() {
		Gate gate = gate("2");
		assertThat(gate.take(5, Duration.ofMillis(100))).hasSize(1);
		assertThat(gate.take(5, Duration.ofMillis(100))).isEmpty();
		int before = DATABASE.statements();
		assertThat(gate.take(5, Duration.ofMillis(100))).isEmpty();
		assertThat(DATABASE.statements()).isEqualTo(before);
	}

	@Test
	void nodesThatAskInTheSameInstantGetDifferentSlots() {
		List<Gate> gates = List.of(gate("10"), gate("10"), gate("10"));
		assertThat(gates.getFirst().take(1, Duration.ZERO)).hasSize(1);
		ConcurrentLinkedQueue<Long> slots = new ConcurrentLinkedQueue<>();
		try (ExecutorService executor = Executors.newCachedThreadPool()) {
			TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(DATABASE.pool()));
			transaction.executeWithoutResult((status) -> {
				JdbcClient.create(DATABASE.pool()).sql("select from gate for update").query().listOfRows();
				gates.forEach((gate) -> executor
					.execute(() -> Arrays.stream(gate.take(1, Duration.ofSeconds(1))).forEach(slots::add)));
				Until.holds("all wait",
						() -> DATABASE.db()
							.sql("select count(*) from pg_locks where not granted")
							.query(Integer.class)
							.single() >= 2);
			});
		}
		long[] sorted = slots.stream().mapToLong(Long::longValue).sorted().toArray();
		assertThat(sorted).hasSize(3);
		assertThat(sorted[1] - sorted[0]).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(80));
		assertThat(sorted[2] - sorted[1]).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(80));
	}

	@Test
	void leavesTheMarkersOfTheSameConnectionDurable() {
		try (HikariDataSource single = new HikariDataSource()) {
			single.setDataSource(DATABASE.pool());
			single.setMaximumPoolSize(1);
			JdbcClient db = JdbcClient.create(single);
			Gate gate = new Gates(db, new DomainGroups(Map.of()), System::nanoTime).gate("all", Rate.parse("1"));
			assertThat(gate.take(1, Duration.ZERO)).hasSize(1);
			assertThat(db.sql("show synchronous_commit").query(String.class).single()).isEqualTo("on");
		}
	}

	@Test
	void aClockThatIsPutBackDoesNotCloseTheGate() {
		gate("1/min").take(1, Duration.ZERO);
		DATABASE.letPass("-1 day");
		assertThat(gate("1/min").take(2, Duration.ZERO)).hasSize(1);
		assertThat(gate("1/min").take(1, Duration.ZERO)).isEmpty();
	}

	@Test
	void isNotAskedWithinATransaction() {
		Gate gate = gate("1");
		TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(DATABASE.pool()));
		assertThatIllegalStateException()
			.isThrownBy(() -> transaction.executeWithoutResult((status) -> gate.take(1, Duration.ZERO)))
			.withMessageContaining("outside of transactions");
	}

	private static Gate gate(String rate) {
		return DATABASE.newProcess().gate("all", Rate.parse(rate));
	}

}
