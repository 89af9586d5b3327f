package dev.lundi.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import dev.lundi.limits.BreakerState.Position;
import dev.lundi.reason.Reason;
import dev.lundi.support.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Many workers and a relay that is away. */
class RelayOutageTests {

	private static final Instant START = Instant.parse("2026-03-02T07:00:00Z");

	private static final LimitsDatabase DATABASE = new LimitsDatabase();

	private final SteppedTime time = new SteppedTime(START);

	private final Breaker breaker = new Breakers(DATABASE.db(), time, time::nanoTime).of("relay:main");

	@AfterAll
	static void close() {
		DATABASE.close();
	}

	@Test
	void eightWorkersMakeFewConnectionsToARelayThatIsDownForTenMinutes() {
		breaker.succeeded();
		Instant back = START.plus(Duration.ofMinutes(10));
		AtomicInteger connections = new AtomicInteger();
		AtomicInteger resumed = new AtomicInteger();
		List<Thread> workers = Stream.generate(() -> Thread.ofPlatform().daemon().start(() -> {
			breaker.lost();
			while (!isConnected(back, connections)) {
				LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
			}
			resumed.incrementAndGet();
		})).limit(8).toList();
		Until.holds("it is open", () -> breaker.state().position() == Position.OPEN);
		assertThat(connections).hasValueLessThanOrEqualTo(5);
		while (time.instant().isBefore(back)) {
			time.pass(Duration.ofSeconds(5));
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
		}
		assertThat(connections.get()).isBetween(6, 12);
		Until.holds("all have resumed", () -> {
			time.pass(Duration.ofSeconds(5));
			return resumed.get() == workers.size();
		});
		assertThat(breaker.state().position()).isEqualTo(Position.CLOSED);
	}

	private boolean isConnected(Instant back, AtomicInteger connections) {
		if (!breaker.untilTry().isZero()) {
			return false;
		}
		if (time.instant().isBefore(back)) {
			connections.incrementAndGet();
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
			breaker.failed(Reason.inWords("Connection refused"));
			return false;
		}
		breaker.succeeded();
		return true;
	}

}
