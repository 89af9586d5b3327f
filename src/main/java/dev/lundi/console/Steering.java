package dev.lundi.console;

import java.util.Objects;
import java.util.Set;

import dev.lundi.delivery.DeliveryStatus;
import dev.lundi.delivery.Mailings;
import dev.lundi.pipeline.WeeklyRuns;

import org.springframework.stereotype.Component;

/** Does to a run what an operator decided. */
@Component
class Steering {

	private final Mailings mailings;

	private final WeeklyRuns runs;

	Steering(Mailings mailings, WeeklyRuns runs) {
		this.mailings = mailings;
		this.runs = runs;
	}

	void pause(RunView run, String operator) {
		mailings.pause(mailing(run), operator);
	}

	void resume(RunView run) {
		var _ = runs.resume(run.run());
	}

	/** The run is taken up once more, so that one that waited ends as well. */
	void cancel(RunView run) {
		mailings.cancel(mailing(run));
		var _ = runs.resume(run.run());
	}

	void retry(RunView run, Set<DeliveryStatus> states) {
		mailings.retry(mailing(run), states);
		var _ = runs.resume(run.run());
	}

	private static long mailing(RunView run) {
		return Objects.requireNonNull(run.sending()).id();
	}

}
