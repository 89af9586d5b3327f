package dev.lundi.relay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.lundi.mail.EmailAddress;

/** Goes all the way to a relay, except that it hands over no mail. */
public final class RelayTest {

	private final Relays relays;

	private final Patience patience;

	RelayTest(Relays relays, Patience patience) {
		this.relays = relays;
		this.patience = patience;
	}

	/**
	 * Takes each step until one fails. Never throws for what the relay does.
	 * @param relay one of the installation's
	 * @param from the sender that it is asked to take
	 */
	public RelayTestReport test(Relay relay, EmailAddress from) {
		List<RelayTestReport.Step> steps = new ArrayList<>();
		Opening opening = relays.opening(relay, patience, steps::add);
		try (RelayConnection connection = opening.open()) {
			steps.add(asked(RelayStep.SENDER, () -> connection.replyTo(from), opening.relay()));
			steps.add(asked(RelayStep.GOODBYE, connection::reset, opening.relay()));
		}
		catch (RelayException ex) {
			steps.add(ex.step());
		}
		return new RelayTestReport(steps);
	}

	private interface Question {

		Reply ask() throws IOException;

	}

	private static RelayTestReport.Step asked(RelayStep step, Question question, RelaySettings relay)
			throws RelayException {
		try {
			Reply reply = question.ask();
			if (!reply.isPositive()) {
				throw OpeningTrouble.of(relay, step, reply, new IOException(reply.text()));
			}
			return RelayTestReport.Step.ok(step, relay.masked(reply));
		}
		catch (IOException ex) {
			throw OpeningTrouble.of(relay, step, Reply.none("no answer"), ex);
		}
	}

}
