package dev.lundi.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

import dev.lundi.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * R1, R2: the plug of a sender is pulled again and again; then the accounts are compared.
 */
@Execution(ExecutionMode.CONCURRENT)
class SenderKilledTests {

	private static final Duration PATIENCE = Duration.ofMinutes(20);

	@TempDir
	private Path data;

	private Installation installation;

	@BeforeEach
	void install() {
		installation = new Installation(TestDatabase.fresh(), data);
	}

	@AfterEach
	void close() {
		installation.close();
	}

	@Test
	void nobodyIsLostAndExtraCopiesAreFewAndKnown() {
		installation.sending(300, 4);
		resend(new Figures("R1"), 400, 3, 4);
	}

	@Test
	@Tag("proof")
	void nobodyIsLostIn200KillsOf100000() {
		installation.sending(5000, 8);
		resend(new Figures("R1"), Size.of("R1.recipients", 100_000), Size.of("R1.kills", 200), 8);
	}

	private void resend(Figures figures, int recipients, int kills, int connections) {
		long seed = Size.seed();
		Verdict verdict = killAtRandom(recipients, kills, seed);
		figures.say("kill -9 of the sender, policy resend: %d kills, %d connections, seed %d: %s".formatted(kills,
				connections, seed, verdict));
		assertThat(verdict.violations()).isEmpty();
		assertThat(verdict.extra()).isLessThanOrEqualTo((long) kills * connections);
		assertThat(verdict.count("ACCEPTED") + verdict.count("IN_DOUBT")).isEqualTo(recipients);
	}

	@Test
	void whatIsInDoubtIsHeldWhenAnOperatorIsToDecide() {
		installation.sending(300, 4);
		hold(new Figures("R2"), 200, 1, 4);
	}

	@Test
	@Tag("proof")
	void whatIsInDoubtIsHeldIn200KillsOf100000() {
		installation.sending(5000, 8);
		hold(new Figures("R2"), Size.of("R2.recipients", 100_000), Size.of("R2.kills", 200), 8);
	}

	private void hold(Figures figures, int recipients, int kills, int connections) {
		installation.set("lundi.delivery.in-doubt", "hold");
		long seed = Size.seed();
		Verdict verdict = killAtRandom(recipients, kills, seed);
		figures.say("kill -9 of the sender, policy hold: %d kills, %d connections, seed %d: %s".formatted(kills,
				connections, seed, verdict));
		assertThat(verdict.violations()).isEmpty();
		assertThat(verdict.extra()).isZero();
		assertThat(verdict.count("IN_DOUBT")).isLessThanOrEqualTo((long) kills * connections);
		assertThat(verdict.count("ACCEPTED") + verdict.count("IN_DOUBT")).isEqualTo(recipients);
	}

	private Verdict killAtRandom(int recipients, int kills, long seed) {
		installation.readers(recipients);
		Random random = new Random(seed);
		try (InvariantWatch watch = new InvariantWatch(installation.database().dataSource());
				MarkerWatch markers = new MarkerWatch(installation.database())) {
			installation.relay().follow(markers);
			for (int left = kills; left > 0; left--) {
				Sender sender = installation.once();
				int step = Math.max(1, 2 * (recipients - installation.witness().count()) / (left + 1));
				int enough = installation.witness().count() + 1 + random.nextInt(step);
				Pause.until(PATIENCE, () -> installation.witness().count() >= enough || !sender.isAlive());
				Pause.of(random.nextInt(3_000_000));
				sender.kill();
			}
			installation.finish(PATIENCE);
			assertThat(watch.violations()).isEmpty();
			assertThat(watch.reads()).isPositive();
			assertThat(markers.checked()).isPositive();
		}
		return installation.oracle().judge();
	}

}
