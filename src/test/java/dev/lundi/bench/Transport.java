package dev.lundi.bench;

import java.nio.charset.StandardCharsets;

import dev.lundi.mail.ComposedEmail;
import dev.lundi.mail.EmailAddress;
import dev.lundi.relay.RelayConnection;
import dev.lundi.relay.RelayException;
import dev.lundi.relay.Relays;
import dev.lundi.relay.SendResult;

/**
 * Our relay client alone, as smtp-source is a client alone: one ready-made mail again and
 * again.
 */
final class Transport {

	/** As long as smtp-source is told to make its mails. */
	static final int LENGTH = 32_700;

	private final Relays relays;

	private final ComposedEmail email = new ComposedEmail(EmailAddress.parse("from@lundi.example"),
			EmailAddress.parse("to@reader.example"), content(), "1.a@lundi.example");

	Transport(Relays relays) {
		this.relays = relays;
	}

	private static byte[] content() {
		String line = "La balance est juste, le poids ne l=E2=80=99est pas ; on retire trois cents.\r\n";
		String head = "From: <from@lundi.example>\r\nTo: <to@reader.example>\r\nSubject: Balance\r\n\r\n";
		return (head + line.repeat((LENGTH - head.length()) / line.length())).getBytes(StandardCharsets.US_ASCII);
	}

	void send(int mails, int connections) {
		Shares.of(mails, connections, this::share);
	}

	private void share(int mails) {
		try (RelayConnection connection = relays.connect()) {
			for (int number = 1; number <= mails; number++) {
				SendResult result = connection.send(email, (number < mails) ? email : null, () -> true);
				if (!(result instanceof SendResult.Accepted)) {
					throw new IllegalStateException("The sink refused a mail: " + result.reply());
				}
			}
		}
		catch (RelayException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
