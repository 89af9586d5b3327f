package dev.lundi.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import dev.lundi.support.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * R7: whoever is held up between marker and dot for longer than its budget sends no dot.
 */
@Tag("proof")
class MarkerBudgetTests {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	@TempDir
	private Path data;

	@Test
	void whoIsHeldUpTooLongSendsNoDot() {
		Figures figures = new Figures("R7");
		Map<String, Fault> slow = Map.of("lectrice7@example.org", Fault.wait(Duration.ofSeconds(3)));
		try (Installation installation = new Installation(TestDatabase.fresh(), data)) {
			installation.readers(20).sending(1000, 2).set("lundi.delivery.marker-budget", "1s");
			installation.relay().follow(Script.towards(slow, Moment.DATA));
			Sender sender = installation.once();
			assertThat(
					Pause.until(PATIENCE, () -> installation.witness().count() >= 19 && installation.inTheAir() == 0))
				.isTrue();
			String state = installation.db()
				.sql("select d.status from delivery d join subscriber s on s.id = d.subscriber where s.email = ?")
				.param("lectrice7@example.org")
				.query(String.class)
				.single();
			sender.kill();
			figures.say("held up for 3 s with a budget of 1 s: %s, %d received".formatted(state,
					installation.witness().count()));
			assertThat(state).isEqualTo("DEFERRED");
			assertThat(installation.witness().count()).isEqualTo(19);
		}
	}

}
