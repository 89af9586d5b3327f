package dev.lundi.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

import dev.lundi.support.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/** R12: told to end, a sender finishes what is on its way and leaves nothing in doubt. */
@Execution(ExecutionMode.CONCURRENT)
class TerminatedTests {

	private static final Duration LONGEST_END = Duration.ofSeconds(30);

	private static final Duration PATIENCE = Duration.ofMinutes(10);

	@TempDir
	private Path data;

	@Test
	void nothingIsInDoubt() {
		prove(300, 1, 4, 300);
	}

	@Test
	@Tag("proof")
	void nothingIsInDoubtAfter100Ends() {
		prove(Size.of("R12.recipients", 50_000), Size.of("R12.ends", 100), 8, 5000);
	}

	private void prove(int recipients, int ends, int connections, int rate) {
		Figures figures = new Figures("R12");
		long seed = Size.seed();
		try (Installation installation = new Installation(TestDatabase.fresh(), data);
				InvariantWatch watch = new InvariantWatch(installation.database().dataSource())) {
			installation.sending(rate, connections).readers(recipients);
			installation.relay().adopt(Manner.PLAIN.at(Duration.ofMillis(3)));
			long longest = terminateAtRandom(installation, ends, new Random(seed));
			installation.finish(PATIENCE);
			Verdict verdict = installation.oracle().judge();
			figures.say("%d times SIGTERM, seed %d: longest end %d ms, %s".formatted(ends, seed, longest / 1_000_000,
					verdict));
			assertThat(verdict.violations()).isEmpty();
			assertThat(watch.violations()).isEmpty();
			assertThat(verdict.count("ACCEPTED")).isEqualTo(recipients);
			assertThat(verdict.extra()).isZero();
			assertThat(installation.db()
				.sql("select count(*) from delivery_attempt where event = 'IN_DOUBT'")
				.query(Long.class)
				.single()).isZero();
		}
	}

	private static long terminateAtRandom(Installation installation, int ends, Random random) {
		long longest = 0;
		int recipients = installation.readers();
		for (int left = ends; left > 0; left--) {
			Sender sender = installation.once();
			int received = installation.witness().count();
			int enough = received + 1 + random.nextInt(Math.max(1, 2 * (recipients - received) / (left + 1)));
			Pause.until(PATIENCE, () -> installation.witness().count() >= enough || !sender.isAlive());
			long told = System.nanoTime();
			sender.terminate();
			sender.await(LONGEST_END);
			longest = Math.max(longest, System.nanoTime() - told);
			assertThat(installation.inTheAir()).as("between marker and outcome").isZero();
		}
		return longest;
	}

}
