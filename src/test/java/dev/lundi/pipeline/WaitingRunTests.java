package dev.lundi.pipeline;

import java.time.Duration;

import dev.lundi.delivery.DeliveryStatus;
import dev.lundi.support.Until;
import dev.lundi.support.WitnessRelay.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What the terminal says while nothing goes. */
@ExtendWith(OutputCaptureExtension.class)
class WaitingRunTests extends WeeklyRunScene {

	@Test
	void whatIsDeferredSaysUntilWhen(CapturedOutput output) {
		relay.fault(reader(3), Fault.GREYLIST);
		relay.fault(reader(4), Fault.GREYLIST);
		var end = runs.start("edito", WEEK, "test");
		Until.holds("it says what it waits for", () -> output.getAll().contains("waiting "));
		assertThat(output.getAll()).containsPattern(
				"edito 2026-W10 +waiting +2 of 60 left; 2 deferred, tried again from 20..-..-.. ..:.. UTC on\\R");
		relay.behave();
		clock.advance(Duration.ofMinutes(10));
		assertThat(end.join().status()).isEqualTo(RunStatus.COMPLETED);
	}

	@Test
	void aRelayThatIsAwayIsNamedWithItsNextTry(CapturedOutput output) {
		relay.server().vanish();
		var end = runs.start("edito", WEEK, "test");
		Until.holds("it says what it waits for", () -> output.getAll().contains("relay:main is tried again"));
		assertThat(output.getAll()).containsPattern(
				"edito 2026-W10 +waiting +60 of 60 left; 60 wait: relay:main is tried again at 20..-..-.. ..:.. UTC");
		assertThat(progress("edito").count(DeliveryStatus.PENDING)).isEqualTo(AUDIENCE);
		relay.server().open();
		clock.advance(Duration.ofMinutes(20));
		assertThat(end.join().status()).isEqualTo(RunStatus.COMPLETED);
	}

}
