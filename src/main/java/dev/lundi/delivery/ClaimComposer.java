package dev.lundi.delivery;

import dev.lundi.mail.ComposedEmail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Writes the mails of a claim. Whom no mail can be made for costs only that person. */
class ClaimComposer implements ItemProcessor<Claim, ComposedClaim> {

	private static final Logger log = LoggerFactory.getLogger(ClaimComposer.class);

	private final SendSession session;

	private final Letters letters;

	ClaimComposer(SendSession session, Letters letters) {
		this.session = session;
		this.letters = letters;
	}

	@Override
	public ComposedClaim process(Claim claim) {
		return new ComposedClaim(claim.items().stream().map(this::letter).toList());
	}

	private ComposedClaim.Letter letter(Claim.Item item) {
		try {
			ComposedEmail email = letters.press(session.issue()).compose(item.subscriber());
			return new ComposedClaim.Ready(item, email.messageId(), email);
		}
		catch (RuntimeException ex) {
			log.warn("No mail could be made for subscriber {}: {}", item.subscriber().id(), ex.getMessage());
			return new ComposedClaim.Broken(item, letters.messageId(session.issue(), item.subscriber()),
					String.valueOf(ex.getMessage()));
		}
	}

}
