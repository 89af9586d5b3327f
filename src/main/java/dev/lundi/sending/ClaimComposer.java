package dev.lundi.sending;

import dev.lundi.delivery.Claim;
import dev.lundi.letter.Press;
import dev.lundi.mail.ComposedEmail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Writes the mails of a load. Whom no mail can be made for costs only that person. */
class ClaimComposer implements ItemProcessor<Load, ComposedLoad> {

	private static final Logger log = LoggerFactory.getLogger(ClaimComposer.class);

	private final SendSession session;

	ClaimComposer(SendSession session) {
		this.session = session;
	}

	@Override
	public ComposedLoad process(Load load) {
		Press press = session.press();
		return new ComposedLoad(load, (item) -> letter(item, press));
	}

	private static Letter letter(Claim.Item item, Press press) {
		try {
			ComposedEmail email = press.compose(item.subscriber());
			return new Letter.Ready(item, email.messageId(), email);
		}
		catch (RuntimeException ex) {
			log.warn("No mail could be made for subscriber {}: {}", item.subscriber().id(), ex.getMessage());
			return new Letter.Broken(item, press.messageId(item.subscriber()), String.valueOf(ex.getMessage()));
		}
	}

}
