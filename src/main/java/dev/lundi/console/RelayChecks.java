package dev.lundi.console;

import dev.lundi.letter.Letters;
import dev.lundi.mail.EmailAddress;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.relay.Relay;
import dev.lundi.relay.RelayTest;
import dev.lundi.relay.RelayTestReport;

import org.springframework.stereotype.Component;

/** Tests relays with the sender that mails really have. */
@Component
class RelayChecks {

	private final RelayTest test;

	private final Letters letters;

	RelayChecks(RelayTest test, Letters letters) {
		this.test = test;
		this.letters = letters;
	}

	Check of(Relay relay, Newsletter newsletter) {
		EmailAddress sender = letters.returnPath(newsletter);
		return new Check(relay.name(), newsletter.slug(), sender.value(), test.test(relay, sender));
	}

	/**
	 * What a test has shown.
	 *
	 * @param newsletter whose sender was tried
	 */
	record Check(String relay, String newsletter, String sender, RelayTestReport report) {

		/** The step that failed, or the last one. */
		public RelayTestReport.Step last() {
			return report.steps().getLast();
		}

	}

}
