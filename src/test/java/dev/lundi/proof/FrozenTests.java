package dev.lundi.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

import dev.lundi.support.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * R7: a sender is frozen for five times its leases while another one may take over, and
 * goes on afterwards as if nothing had happened. Its attempts' leases must outlast the
 * freeze, or what the relay took before would be sent again.
 */
@Tag("proof")
class FrozenTests {

	private static final Duration PATIENCE = Duration.ofMinutes(30);

	private static final Duration LEASE = Duration.ofSeconds(1);

	@TempDir
	private Path data;

	@Test
	void whoWasFrozenSendsNothingUnderAStaleFence() {
		Figures figures = new Figures("R7");
		int readers = Size.of("R7.recipients", 50_000);
		int freezes = Size.of("R7.freezes", 100);
		long seed = Size.seed();
		try (Installation installation = new Installation(TestDatabase.fresh(), data);
				MarkerWatch markers = new MarkerWatch(installation.database());
				InvariantWatch watch = new InvariantWatch(installation.database().dataSource())) {
			installation.readers(readers)
				.sending(1000, 4)
				.set("lundi.delivery.claim-lease", LEASE.toString())
				.set("lundi.delivery.marker-budget", LEASE.toString())
				.set("lundi.delivery.attempt-lease", "12m");
			installation.relay().follow(markers);
			installation.enterRun();
			Sender[] senders = { installation.service(0), installation.service(0) };
			freezeAtRandom(installation, senders, freezes, new Random(seed));
			assertThat(Pause.until(PATIENCE, installation::hasEnded)).isTrue();
			Verdict verdict = installation.oracle().judge();
			figures.say("frozen %d times for %s, seed %d: %d dots checked, %s".formatted(freezes, LEASE.multipliedBy(5),
					seed, markers.checked(), verdict));
			assertThat(markers.violations()).isEmpty();
			assertThat(watch.violations()).isEmpty();
			assertThat(verdict.violations()).isEmpty();
			assertThat(verdict.extra()).isZero();
		}
	}

	private static void freezeAtRandom(Installation installation, Sender[] senders, int freezes, Random random) {
		assertThat(Pause.until(PATIENCE, () -> installation.witness().count() > 0)).isTrue();
		for (int freeze = 0; freeze < freezes && !installation.hasEnded(); freeze++) {
			Pause.of(random.nextInt(500_000_000));
			Sender frozen = senders[random.nextInt(senders.length)];
			frozen.freeze();
			Pause.of(LEASE.multipliedBy(5).toNanos());
			frozen.thaw();
		}
	}

}
