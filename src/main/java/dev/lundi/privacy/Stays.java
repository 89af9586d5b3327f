package dev.lundi.privacy;

import java.util.Optional;

import dev.lundi.consent.Consent.Method;
import dev.lundi.consent.Consent.Occasion;
import dev.lundi.consent.Consent.Origin;
import dev.lundi.consent.Consent.Wording;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.notice.NoticeKind;
import dev.lundi.notice.Notices;
import dev.lundi.subscriber.Subscriber;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.subscriber.Subscriptions;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is asked whether they want to stay says so. */
@Component
class Stays {

	private final Notices notices;

	private final Newsletters newsletters;

	private final Subscribers subscribers;

	private final Subscriptions subscriptions;

	private final MessageSource messages;

	Stays(Notices notices, Newsletters newsletters, Subscribers subscribers, Subscriptions subscriptions,
			MessageSource messages) {
		this.notices = notices;
		this.newsletters = newsletters;
		this.subscribers = subscribers;
		this.subscriptions = subscriptions;
		this.messages = messages;
	}

	/** The newsletter of which a mail asked. */
	Optional<Newsletter> newsletter(long notice) {
		return notices.newsletter(notice).flatMap(newsletters::find);
	}

	/**
	 * Uses the link of a notice.
	 * @return empty when it was used before, or the subscription has ended
	 */
	@Transactional
	public Optional<Newsletter> stay(long notice, Origin origin) {
		Optional<Newsletter> newsletter = newsletter(notice);
		Optional<Subscriber> person = newsletter.flatMap((known) -> notices.use(notice, NoticeKind.STAY))
			.flatMap(subscribers::find);
		return newsletter.filter((known) -> person.filter((reader) -> stays(known, reader, origin)).isPresent());
	}

	private boolean stays(Newsletter newsletter, Subscriber person, Origin origin) {
		subscribers.acted(person.id());
		return subscriptions.stay(newsletter.slug(), person.id(),
				new Occasion(Method.STAY, "/stay", person.language(), wording(newsletter, person), origin));
	}

	/** What stands above the button. */
	private Wording wording(Newsletter newsletter, Subscriber person) {
		Object[] names = { newsletter.name(), newsletter.publisher().name() };
		return new Wording(messages.getMessage("privacy.stay.consent.version", null, ErrandPages.language(person)),
				ErrandPages.language(person),
				messages.getMessage("privacy.stay.consent", names, ErrandPages.language(person)));
	}

}
