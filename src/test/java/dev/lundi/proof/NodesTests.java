package dev.lundi.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import dev.lundi.support.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** R9: several senders on one database, of which one dies every five seconds. */
@Tag("proof")
class NodesTests {

	private static final Duration PATIENCE = Duration.ofMinutes(30);

	private static final Duration TAKEOVER = Duration.ofSeconds(30);

	private static final int NODES = 4;

	private static final int CONNECTIONS = 2;

	@TempDir
	private Path data;

	@Test
	void theOthersTakeOver() {
		Figures figures = new Figures("R9");
		int readers = Size.of("R9.recipients", 50_000);
		long seed = Size.seed();
		try (Installation installation = new Installation(TestDatabase.fresh(), data);
				InvariantWatch watch = new InvariantWatch(installation.database().dataSource())) {
			installation.sending(Size.of("R9.rate", 500), CONNECTIONS).readers(readers);
			installation.enterRun();
			Sender[] senders = { installation.service(0), installation.service(0), installation.service(0),
					installation.service(0) };
			int kills = killEveryFiveSeconds(installation, senders, new Random(seed));
			Verdict verdict = installation.oracle().judge();
			long longest = longestSilence(installation.witness().mails());
			figures.say("%d nodes, %d kills, seed %d: longest silence %d ms, %s".formatted(NODES, kills, seed,
					longest / 1_000_000, verdict));
			assertThat(watch.violations()).isEmpty();
			assertThat(verdict.violations()).isEmpty();
			assertThat(verdict.extra()).isLessThanOrEqualTo((long) kills * CONNECTIONS);
			assertThat(verdict.count("ACCEPTED") + verdict.count("IN_DOUBT")).isEqualTo(readers);
			assertThat(Duration.ofNanos(longest)).isLessThan(TAKEOVER);
		}
	}

	private static int killEveryFiveSeconds(Installation installation, Sender[] senders, Random random) {
		assertThat(Pause.until(PATIENCE, () -> installation.witness().count() > 0)).isTrue();
		int kills = 0;
		while (!Pause.until(Duration.ofSeconds(5), installation::hasEnded)) {
			int victim = random.nextInt(senders.length);
			senders[victim].kill();
			senders[victim] = installation.service(0);
			kills++;
		}
		return kills;
	}

	private static long longestSilence(List<Witness.Mail> mails) {
		long longest = 0;
		for (int i = 1; i < mails.size(); i++) {
			longest = Math.max(longest, mails.get(i).nanos() - mails.get(i - 1).nanos());
		}
		return longest;
	}

}
