package dev.lundi.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import dev.lundi.console.Health.Verdict;
import dev.lundi.content.Week;
import dev.lundi.delivery.DeliveryStatus;
import dev.lundi.delivery.Mailing;
import dev.lundi.delivery.MailingProgress;
import dev.lundi.delivery.MailingStatus;
import dev.lundi.limits.Forecast;
import dev.lundi.limits.Forecast.Binding;
import dev.lundi.pipeline.Run;
import dev.lundi.pipeline.RunStatus;
import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HealthTests {

	private static final RunView WELL = run("a", "2026-W47", RunStatus.COMPLETED, sending(MailingStatus.COMPLETED, 2));

	private static final RunView WAITS = run("a", "2026-W46", RunStatus.HELD, null);

	private static final RunView PAUSED = run("a", "2026-W46", RunStatus.HELD, sending(MailingStatus.PAUSED, 2));

	@Test
	void theNewestRunDecidesWhenNothingWaits() {
		assertThat(verdict()).isEqualTo(Verdict.IDLE);
		assertThat(verdict(WELL)).isEqualTo(Verdict.WELL);
		assertThat(verdict(run("a", "2026-W48", RunStatus.SKIPPED, null), WELL)).isEqualTo(Verdict.SKIPPED);
		assertThat(verdict(run("a", "2026-W48", RunStatus.RUNNING, null), WELL)).isEqualTo(Verdict.MOVING);
	}

	@Test
	void aMailingThatWaitsIsNeverForgotten() {
		assertThat(verdict(WELL, PAUSED)).isEqualTo(Verdict.WAITING);
	}

	@Test
	void aWeekThatNeverBecameAMailingIsForgottenWhenANewerOneWentOut() {
		assertThat(verdict(WELL, WAITS)).isEqualTo(Verdict.WELL);
		assertThat(verdict(run("b", "2026-W47", RunStatus.COMPLETED, null), WAITS)).isEqualTo(Verdict.WAITING);
	}

	@Test
	void accountsThatDoNotBalanceComeBeforeEverythingElse() {
		RunView wrong = run("b", "2026-W40", RunStatus.COMPLETED, sending(MailingStatus.COMPLETED, 3));
		assertThat(verdict(WELL, PAUSED, wrong)).isEqualTo(Verdict.UNBALANCED);
		assertThat(Health.of(List.of(WELL, wrong)).run()).isEqualTo(wrong);
	}

	@Test
	void aMailingIsStalledOnlyWhenNothingOfItGoes() {
		Forecast away = new Forecast(null, Binding.BREAKER, "relay:main", null, Instant.EPOCH);
		assertThat(verdict(sending(new Pace(0, null, away, null)))).isEqualTo(Verdict.INTERRUPTED);
		assertThat(verdict(sending(new Pace(0.1, null, away, null)))).isEqualTo(Verdict.MOVING);
		assertThat(verdict(sending(Pace.NONE))).isEqualTo(Verdict.MOVING);
	}

	private static RunView sending(Pace pace) {
		MailingView sending = sending(MailingStatus.SENDING, 2);
		return run("a", "2026-W47", RunStatus.RUNNING, new MailingView(sending.mailing(), sending.tally(), pace));
	}

	private static Verdict verdict(RunView... runs) {
		return Health.of(List.of(runs)).verdict();
	}

	private static RunView run(String newsletter, String week, RunStatus status, @Nullable MailingView sending) {
		Run run = new Run(newsletter, Week.parse(week), status, Reason.inWords("because"), "nora", Instant.EPOCH, null);
		return new RunView(run, newsletter, ZoneOffset.UTC, sending);
	}

	private static MailingView sending(MailingStatus status, long planned) {
		MailingProgress progress = new MailingProgress(planned, Map.of(DeliveryStatus.ACCEPTED, 2L));
		return new MailingView(new Mailing(1, 1, "a", status, planned, Reason.inWords("because"), null, Instant.EPOCH,
				Instant.EPOCH, null, null, 0), new Tally(progress), Pace.NONE);
	}

}
