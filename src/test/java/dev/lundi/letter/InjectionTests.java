package dev.lundi.letter;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.lundi.content.Article;
import dev.lundi.content.Byline;
import dev.lundi.content.Editorial;
import dev.lundi.content.WeekContent;
import dev.lundi.issue.Issue;
import dev.lundi.mail.ComposedEmail;
import dev.lundi.mail.EmailAddress;
import dev.lundi.relay.RelayConnection;
import dev.lundi.relay.RelayException;
import dev.lundi.relay.Relays;
import dev.lundi.support.HostileWords;
import dev.lundi.support.MailCheck;
import dev.lundi.support.Received;
import dev.lundi.support.WitnessRelay;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever stands in a name, a subject, a body, a comment or an address: one message for
 * one recipient arrives, with no header added, at a relay that takes any CR or LF for a
 * line end.
 */
class InjectionTests extends PressScene {

	@Autowired
	private WitnessRelay relay;

	@Autowired
	private Relays relays;

	@Test
	void nobodysWordsBecomeAnythingButWords() throws RelayException {
		List<String> attacks = HostileWords.attacks();
		assertThat(attacks).hasSizeGreaterThan(60);
		for (String attack : attacks) {
			// What PostgreSQL cannot store, sources have left out.
			Issue attacked = attacked(attack.replace("\0", ""));
			List<ComposedEmail> mails = new ArrayList<>();
			mails.add(letters.press(attacked).compose(reader(1, "Ada", "ada@example.org", "fr")));
			mails.add(mime.compose(letters.write(attacked, reader(2, attack, "ada@example.org", "fr"))));
			address(attack + "@example.org").map((address) -> reader(3, null, address.value(), "fr"))
				.ifPresent((reader) -> mails.add(mime.compose(letters.write(attacked, reader))));
			arriveAlone(attack, mails);
		}
	}

	private Issue attacked(String attack) {
		db.sql("truncate issue cascade").update();
		String html = "<p>" + HtmlUtils.htmlEscape(attack) + " </p>";
		Byline byline = new Byline(attack, Instant.parse("2026-03-18T09:00:00Z"));
		URI page = URI.create("https://blog.example.org/banc");
		return assemble("2026-W15",
				new WeekContent(new Editorial("e-1", "Titre " + attack, attack, html.repeat(3), byline, page),
						List.of(comment("c1", attack, html)), List.of(new Article("a", "A " + attack, attack, page))));
	}

	/** Empty when there is no such address, or none that this relay is offered. */
	private static Optional<EmailAddress> address(String text) {
		try {
			return Optional.of(EmailAddress.parse(text)).filter((address) -> !address.needsSmtpUtf8());
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private void arriveAlone(String attack, List<ComposedEmail> mails) throws RelayException {
		relay.forget();
		try (RelayConnection connection = relays.connect()) {
			for (ComposedEmail mail : mails) {
				connection.send(mail, null, () -> true);
			}
		}
		assertThat(relay.received()).as(attack).zipSatisfy(mails, (received, mail) -> {
			assertThat(received.recipient()).isEqualTo(mail.to().value());
			assertThat(octets(received)).isEqualTo(mail.content());
			assertThat(MailCheck.defects(octets(received))).isEmpty();
		});
	}

	private static byte[] octets(Received received) {
		return received.content().getBytes(StandardCharsets.ISO_8859_1);
	}

}
