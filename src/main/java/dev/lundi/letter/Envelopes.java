package dev.lundi.letter;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.lundi.issue.Issue;
import dev.lundi.mail.EmailAddress;
import dev.lundi.mail.Envelope;
import dev.lundi.mail.Letterhead;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Publisher;
import dev.lundi.subscriber.Subscriber;
import dev.lundi.subscriber.SubscriberLinks;
import dev.lundi.subscriber.SubscriberLinks.WaysOut;

/**
 * Addresses the mails of one issue, with the headers of a mailing list (RFC 2919, 2369,
 * 8058, 3834).
 */
final class Envelopes {

	private final Issue issue;

	private final Newsletter newsletter;

	private final DeliveryIdentity identity;

	private final SubscriberLinks links;

	private final Clock clock;

	private final EmailAddress sender;

	Envelopes(Issue issue, Newsletter newsletter, DeliveryIdentity identity, SubscriberLinks links, Clock clock) {
		this.issue = issue;
		this.newsletter = newsletter;
		this.identity = identity;
		this.links = links;
		this.clock = clock;
		this.sender = EmailAddress.parse(newsletter.publisher().address());
	}

	/** How this person leaves. */
	WaysOut unsubscribe(Subscriber subscriber) {
		return links.unsubscribe(newsletter.slug(), subscriber.id());
	}

	/** Where this person chooses. */
	String preferences(Subscriber subscriber) {
		return links.preferences(subscriber.id());
	}

	/** The Message-ID of this person's mail, the same on every attempt. */
	String messageId(Subscriber subscriber) {
		return identity.messageId(issue.id(), subscriber.id(), sender.domain());
	}

	/** What is this person's own. */
	Envelope to(Subscriber subscriber, WaysOut unsubscribe) {
		EmailAddress returnPath = identity.returnPath(issue.id(), subscriber.id(), sender.domain());
		String byMail = unsubscribe.mail(newsletter.publisher().replyTo());
		return new Envelope(subscriber.email(), returnPath, messageId(subscriber), clock.instant(),
				Map.of("List-Unsubscribe", "<" + unsubscribe.page() + ">, <" + byMail + ">"));
	}

	/**
	 * What all have in common.
	 * @param archive address of the newsletter's issues
	 */
	Letterhead letterhead(String archive) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("List-Id", "<%s.%s>".formatted(newsletter.slug(), sender.domain()));
		headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
		headers.put("List-Archive", "<%s>".formatted(archive));
		// Gmail wants this one to be the same for the whole issue.
		headers.put("Feedback-ID", "%s:%s:issue:%s".formatted(issue.week(), newsletter.slug(), identity.senderId()));
		headers.put("Auto-Submitted", "auto-generated");
		headers.put("Precedence", "bulk");
		Publisher publisher = newsletter.publisher();
		return new Letterhead(publisher.name(), sender.value(), publisher.replyTo(), headers);
	}

}
