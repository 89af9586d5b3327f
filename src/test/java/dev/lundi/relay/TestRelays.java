package dev.lundi.relay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import dev.lundi.mail.ComposedEmail;
import dev.lundi.mail.EmailAddress;

/** Ways to a relay, and mails for it. */
final class TestRelays {

	static final EmailAddress SENDER = EmailAddress.parse("bounce@lundi.example");

	/** For relays that do not answer. */
	static final Patience HARDLY_ANY = new Patience(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(1),
			Duration.ofSeconds(1), Duration.ofSeconds(3));

	private TestRelays() {
	}

	static Relays to(RelaySettings settings) {
		return Relays.of(List.of(new RelayDeclarations.Declared(Relay.unlimited("main"), settings)));
	}

	static Relays inTheClear(int port) {
		return to(RelaySettings.inTheClear("127.0.0.1", port));
	}

	static RelayConnection connect(ScriptedRelay relay) throws RelayException {
		return inTheClear(relay.port()).connect();
	}

	static RelayConnection connectImpatiently(ScriptedRelay relay) throws RelayException {
		return new Opening(RelaySettings.inTheClear("127.0.0.1", relay.port()), HARDLY_ANY, new WireWatch(), (step) -> {
		}).open();
	}

	static ComposedEmail mail(String to) {
		return mail(to, "Subject: to " + to + "\r\n\r\nBonjour\r\n");
	}

	static ComposedEmail mail(String to, String content) {
		return new ComposedEmail(SENDER, EmailAddress.parse(to), content.getBytes(StandardCharsets.ISO_8859_1),
				"1.a@lundi.example");
	}

	static SendResult send(RelayConnection connection, ComposedEmail email) {
		return connection.send(email, null, () -> true);
	}

}
