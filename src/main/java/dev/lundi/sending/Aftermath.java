package dev.lundi.sending;

import dev.lundi.delivery.Attempt;
import dev.lundi.delivery.Outcome;
import dev.lundi.reason.Reason;
import dev.lundi.relay.SendResult;

import org.springframework.stereotype.Component;

/**
 * What an answer of the relay means for the recipient, for the relay, for the recipient's
 * domain group and for the mailing.
 */
@Component
class Aftermath {

	private final OutcomeRules outcomes;

	private final Lanes lanes;

	private final RefusalWatch refusals;

	private final Pauses pauses;

	Aftermath(OutcomeRules outcomes, Lanes lanes, RefusalWatch refusals, Pauses pauses) {
		this.outcomes = outcomes;
		this.lanes = lanes;
		this.refusals = refusals;
		this.pauses = pauses;
	}

	Outcome of(SendResult result, Attempt attempt, String group, Line line) {
		line.answered(result);
		lanes.answered(group, result);
		if (result instanceof SendResult.SenderRefused refused) {
			pauses.pause(attempt.mailing(),
					Reason.of("sender-refused", refused.reply(), attempt.mailing().newsletter()));
		}
		refusals.note(attempt.mailing(), result);
		return outcomes.of(result, attempt);
	}

}
