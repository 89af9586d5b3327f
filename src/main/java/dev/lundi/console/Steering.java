package dev.lundi.console;

import java.util.Objects;
import java.util.Set;

import dev.lundi.delivery.DeliveryStatus;
import dev.lundi.delivery.Doubts;
import dev.lundi.delivery.Mailings;
import dev.lundi.pipeline.WeeklyRuns;

import org.springframework.stereotype.Component;

/** Does to a run what an operator decided. */
@Component
class Steering {

	private final Mailings mailings;

	private final Doubts doubts;

	private final WeeklyRuns runs;

	Steering(Mailings mailings, Doubts doubts, WeeklyRuns runs) {
		this.mailings = mailings;
		this.doubts = doubts;
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

	/** What was sent again needs the run once more. */
	void settle(RunView run, Set<Long> subscribers, Settlement settlement) {
		switch (settlement) {
			case ACCEPTED -> doubts.markAccepted(mailing(run), subscribers);
			case RESEND -> {
				doubts.resend(mailing(run), subscribers);
				var _ = runs.resume(run.run());
			}
		}
	}

	private static long mailing(RunView run) {
		return Objects.requireNonNull(run.sending()).id();
	}

	/** What an operator knows or decides of mails in doubt. */
	enum Settlement {

		/** The relay took them. */
		ACCEPTED,

		/** They are sent once more. */
		RESEND

	}

}
