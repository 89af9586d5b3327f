package dev.lundi.signup;

import java.util.List;
import java.util.Locale;

import dev.lundi.consent.Consent.Method;
import dev.lundi.consent.Consent.Occasion;
import dev.lundi.consent.Consent.Origin;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.notice.NoticeKind;
import dev.lundi.notice.Notices;
import dev.lundi.subscriber.NewSubscriber;
import dev.lundi.subscriber.SubscriberLinks.Confirmation;
import dev.lundi.subscriber.Subscriptions;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes wishes to subscribe and their confirmations. What it does is the same, and takes
 * as long, whether an address is known or not.
 */
@Component
class SignUps {

	private final Subscriptions subscriptions;

	private final Notices notices;

	private final Newsletters newsletters;

	private final Networks networks;

	private final ConsentWords words;

	private final SignUpProperties properties;

	SignUps(Subscriptions subscriptions, Notices notices, Newsletters newsletters, Networks networks,
			ConsentWords words, SignUpProperties properties) {
		this.subscriptions = subscriptions;
		this.notices = notices;
		this.newsletters = newsletters;
		this.networks = networks;
		this.words = words;
		this.properties = properties;
	}

	/**
	 * Has a confirmation mail sent, if there is anything to confirm. A network that asks
	 * often waits behind those that do not.
	 * @param read the language in which the words of consent were read
	 */
	@Transactional
	public void ask(Newsletter newsletter, NewSubscriber person, Locale read, Origin origin) {
		int turn = networks.count(origin.ip());
		if (turn <= properties.perNetwork()) {
			Occasion occasion = new Occasion(Method.FORM, "/n/" + newsletter.slug(), person.language(),
					words.of(newsletter, read), origin);
			subscriptions.ask(newsletter.slug(), person, occasion)
				.ifPresent((id) -> notices.addConfirmation(newsletter.slug(), id, turn));
		}
	}

	/** Has another confirmation mail sent to who still waits for it. */
	@Transactional
	public void askAgain(Confirmation wish, Origin origin) {
		int turn = networks.count(origin.ip());
		if (turn <= properties.perNetwork() && !subscriptions.waiting(wish.subscriber()).isEmpty()) {
			notices.addConfirmation(wish.newsletter(), wish.subscriber(), turn);
		}
	}

	/**
	 * Confirms all that this person has asked for.
	 * @return the slugs; empty when nothing waited for that
	 */
	@Transactional
	public List<String> confirm(Confirmation wish, Locale read, Origin origin) {
		List<String> confirmed = subscriptions.confirm(wish, (slug) -> new Occasion(Method.CONFIRMATION, "/confirm",
				read, newsletters.find(slug).map((newsletter) -> words.of(newsletter, read)).orElse(null), origin));
		confirmed.forEach((slug) -> notices.add(NoticeKind.WELCOME, slug, wish.subscriber(), 0));
		return confirmed;
	}

}
