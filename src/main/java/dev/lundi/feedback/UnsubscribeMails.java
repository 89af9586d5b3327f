package dev.lundi.feedback;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.lundi.consent.Consent.Method;
import dev.lundi.consent.Consent.Occasion;
import dev.lundi.subscriber.SubscriberLinks;
import dev.lundi.subscriber.SubscriberLinks.Subscription;
import dev.lundi.subscriber.Subscriptions;
import jakarta.mail.MessagingException;

/**
 * Obeys the mails by which people leave (RFC 2369 §3.2), and answers none: an answer
 * could be answered. What is no such mail stays as it is. For one thread.
 */
final class UnsubscribeMails {

	/** How many mails are looked at in a round. */
	private static final int MOST = 200;

	private static final Occasion BY_MAIL = new Occasion(Method.MAIL, "", Locale.ROOT, null, null);

	private final MailboxSettings settings;

	private final SubscriberLinks links;

	private final Subscriptions subscriptions;

	/** What has been looked at and is left to the people who read the mailbox. */
	private final Set<Long> others = new HashSet<>();

	private long validity;

	UnsubscribeMails(MailboxSettings settings, SubscriberLinks links, Subscriptions subscriptions) {
		this.settings = settings;
		this.links = links;
		this.subscriptions = subscriptions;
	}

	/**
	 * Looks at what is unread and was not looked at before, the newest first.
	 * @return how many mails were obeyed
	 */
	int round() throws MailboxException {
		try (Mailbox mailbox = Mailbox.open(settings)) {
			int obeyed = 0;
			for (long uid : unknown(mailbox)) {
				Optional<Subscription> left = mailbox.head(uid).flatMap(this::left);
				left.ifPresent((way) -> subscriptions.end(way.newsletter(), way.subscriber(), BY_MAIL));
				obeyed += left.isPresent() ? 1 : 0;
				if (left.isEmpty() || !mailbox.markSeen(uid, settings.delete())) {
					others.add(uid);
				}
			}
			return obeyed;
		}
		catch (MessagingException ex) {
			throw MailboxTrouble.of(settings, ex);
		}
	}

	private List<Long> unknown(Mailbox mailbox) throws MessagingException {
		List<Long> unread = mailbox.unread();
		if (mailbox.validity() != validity) {
			validity = mailbox.validity();
			others.clear();
		}
		others.retainAll(new HashSet<>(unread));
		return unread.stream()
			.filter((uid) -> !others.contains(uid))
			.sorted(Comparator.reverseOrder())
			.limit(MOST)
			.toList();
	}

	/** What the writer of a mail leaves by it. */
	private Optional<Subscription> left(MailHead head) {
		return head.isAutomatic() ? Optional.empty() : head.token().flatMap(links::readUnsubscribe);
	}

}
