package dev.lundi.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import dev.lundi.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * R4: a sender with one connection ends at a named step; then the accounts are compared.
 */
@Execution(ExecutionMode.CONCURRENT)
class HaltedAtStepTests {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	/** Steps of a mail whose recipient the relay knows when they come. */
	private static final Set<Step> WITH_RECIPIENT = EnumSet.of(Step.RCPT, Step.DATA, Step.BODY, Step.BEFORE_DOT);

	@TempDir
	private Path data;

	private final Random random = new Random(Size.seed());

	/** Whom the relay had sent a mail for when a sender ended without knowing it. */
	private final Set<String> excused = new HashSet<>();

	private Installation installation;

	@BeforeEach
	void install() {
		installation = new Installation(TestDatabase.fresh(), data).sending(1000, 1);
	}

	@AfterEach
	void close() {
		installation.close();
	}

	@Test
	void aSecondCopyGoesOnlyToWhomTheRelayHadTakenAMailForAndTheLedgerDidNotKnow() {
		prove(EnumSet.of(Step.AFTER_MARKER, Step.BODY, Step.AFTER_DOT, Step.BEFORE_OUTCOME), 1, 60);
	}

	@ParameterizedTest
	@EnumSource
	@Tag("proof")
	void soItIsAtEveryStep(Step step) {
		int times = Size.of("R4.times", 50);
		for (int run = 0; run < (step.isRare() ? times : 1); run++) {
			prove(EnumSet.of(step), step.isRare() ? 1 : times, step.isRare() ? 20 : 12 * times);
			close();
			install();
			excused.clear();
		}
	}

	private void prove(Set<Step> steps, int times, int recipients) {
		Figures figures = new Figures("R4");
		installation.readers(recipients);
		try (InvariantWatch watch = new InvariantWatch(installation.database().dataSource())) {
			for (int time = 0; time < times; time++) {
				steps.forEach(this::haltAt);
			}
			installation.relay().follow(Script.NONE);
			installation.finish(PATIENCE);
			assertThat(watch.violations()).isEmpty();
		}
		Verdict verdict = installation.oracle().judge();
		figures.say("halted %d times at %s: %s".formatted(times, steps, verdict));
		assertThat(verdict.violations()).isEmpty();
		assertThat(verdict.unseen()).isZero();
		assertThat(verdict.count("ACCEPTED") + verdict.count("IN_DOUBT")).isEqualTo(recipients);
		assertThat(installation.witness().copied()).isSubsetOf(excused);
	}

	private void haltAt(Step step) {
		Halted halted = step.startAndHalt(installation, step.isFirstOnly() ? 1 : 1 + random.nextInt(5));
		halted.sender().await(PATIENCE);
		assertThat(Pause.until(PATIENCE, () -> installation.relay().connected() == 0)).as("the relay is alone")
			.isTrue();
		assertThat(halted.hasHappened(installation)).as("the sender ended at %s", step).isTrue();
		List<String> hit = attempting();
		assertThat(hit).as("in the air at once").hasSizeLessThanOrEqualTo(1);
		Set<String> taken = installation.witness().copies().keySet();
		hit.stream().filter(taken::contains).forEach(excused::add);
		if (WITH_RECIPIENT.contains(step)) {
			assertThat(taken).doesNotContain(halted.recipient());
		}
	}

	private List<String> attempting() {
		return installation.db().sql("""
				select email from delivery join subscriber on id = subscriber where status = 'ATTEMPTING'
				""").query((row, number) -> row.getString(1)).list();
	}

}
