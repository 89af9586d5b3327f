package dev.lundi.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

import dev.lundi.embedded.CrashablePostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * R3: all processes of PostgreSQL are killed again and again, with a server whose default
 * is not to wait for the disk; then the accounts are compared.
 */
@Execution(ExecutionMode.CONCURRENT)
class DatabaseKilledTests {

	private static final Duration PATIENCE = Duration.ofMinutes(10);

	@TempDir
	private Path data;

	@Test
	void noCopyIsUnknownToTheLedger() {
		prove(400, 2, 4, 300);
	}

	@Test
	@Tag("proof")
	void noCopyIsUnknownIn50KillsOf100000() {
		prove(Size.of("R3.recipients", 100_000), Size.of("R3.kills", 50), 8, 5000);
	}

	private void prove(int recipients, int kills, int connections, int rate) {
		Figures figures = new Figures("R3");
		long seed = Size.seed();
		try (CrashablePostgres postgres = CrashablePostgres.start(data.resolve("database"),
				Map.of("synchronous_commit", "off"));
				Installation installation = new Installation(postgres.database(), data.resolve("lundi"));
				InvariantWatch watch = new InvariantWatch(postgres.database().dataSource())) {
			installation.sending(rate, connections).readers(recipients);
			killAtRandom(installation, postgres, kills, new Random(seed));
			installation.finish(PATIENCE);
			Verdict verdict = installation.oracle().judge();
			figures.say("kill -9 of PostgreSQL with synchronous_commit=off: %d kills, %d connections, seed %d: %s"
				.formatted(kills, connections, seed, verdict));
			assertThat(verdict.violations()).isEmpty();
			assertThat(watch.violations()).isEmpty();
			assertThat(verdict.count("ACCEPTED") + verdict.count("IN_DOUBT")).isEqualTo(recipients);
		}
	}

	private static void killAtRandom(Installation installation, CrashablePostgres postgres, int kills, Random random) {
		Sender sender = installation.once();
		int recipients = installation.readers();
		for (int left = kills; left > 0; left--) {
			int received = installation.witness().count();
			int enough = received + 1 + random.nextInt(Math.max(1, 2 * (recipients - received) / (left + 1)));
			long end = System.nanoTime() + PATIENCE.toNanos();
			while (installation.witness().count() < enough && !installation.hasEnded() && System.nanoTime() - end < 0) {
				sender = sender.isAlive() ? sender : installation.once();
				Pause.of(1_000_000);
			}
			Pause.of(random.nextInt(3_000_000));
			postgres.kill();
			postgres.restart();
		}
		sender.awaitOrKill(Duration.ofMinutes(1));
	}

}
