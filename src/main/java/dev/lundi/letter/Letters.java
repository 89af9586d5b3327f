package dev.lundi.letter;

import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.lundi.instance.Instance;
import dev.lundi.issue.Issue;
import dev.lundi.issue.IssueRenderer;
import dev.lundi.mail.EmailAddress;
import dev.lundi.mail.MimeComposer;
import dev.lundi.mail.OutgoingEmail;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.subscriber.Subscriber;
import dev.lundi.subscriber.SubscriberLinks;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Makes each person's mail of an issue: rendered, addressed, with the headers of a list.
 */
@Component
public class Letters {

	/** Gmail hides what comes after some 102 kB. */
	private static final int MOST_HTML_OCTETS = 90_000;

	private static final int PRESSES = 4;

	private static final EmailAddress NOBODY = EmailAddress.parse("nobody@persona.example");

	private final Newsletters newsletters;

	private final IssueRenderer renderer;

	private final SubscriberLinks links;

	private final DeliveryIdentity identity;

	private final MimeComposer mime;

	private final Instance instance;

	private final Clock clock;

	private final Map<Frozen, Press> presses = Collections.synchronizedMap(new LinkedHashMap<>(PRESSES, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<Frozen, Press> eldest) {
			return size() > PRESSES;
		}

	});

	Letters(Newsletters newsletters, IssueRenderer renderer, SubscriberLinks links, DeliveryIdentity identity,
			MimeComposer mime, Instance instance, Clock clock) {
		this.newsletters = newsletters;
		this.renderer = renderer;
		this.links = links;
		this.identity = identity;
		this.mime = mime;
		this.instance = instance;
		this.clock = clock;
	}

	/**
	 * An envelope sender such as the newsletter's mails have, of no mail that there is.
	 */
	public EmailAddress returnPath(Newsletter newsletter) {
		return identity.returnPath(0, 0, EmailAddress.parse(newsletter.publisher().address()).domain());
	}

	/** The very mail that this person gets of this issue. */
	public OutgoingEmail write(Issue issue, Subscriber subscriber) {
		return newPress(issue).write(subscriber);
	}

	/** What makes the mails of an issue that is not changed any more. */
	public Press press(Issue issue) {
		return presses.computeIfAbsent(Frozen.of(issue), (frozen) -> newPress(issue));
	}

	/**
	 * Makes the mails of a reader with a name and of one without, in every language.
	 * @throws dev.lundi.rendering.TemplateException when the template is broken
	 * @throws OversizeException when a mail is longer than mail programs show
	 * @throws IllegalArgumentException when a mail cannot be written
	 */
	public void tryOut(Issue issue) {
		for (Locale language : List.of(Locale.FRENCH, Locale.ENGLISH)) {
			tryOut(issue, language, "Ada");
			tryOut(issue, language, null);
		}
	}

	private void tryOut(Issue issue, Locale language, @Nullable String name) {
		OutgoingEmail email = write(issue, new Subscriber(0, NOBODY, name, language));
		int octets = mime.htmlOctets(email);
		if (octets > MOST_HTML_OCTETS) {
			throw new OversizeException(octets, MOST_HTML_OCTETS);
		}
	}

	private Press newPress(Issue issue) {
		Envelopes envelopes = envelopes(issue);
		String archive = instance.url("/n/" + issue.newsletter() + "/issues");
		return new Press(issue, envelopes.letterhead(archive), envelopes, renderer, mime);
	}

	private Envelopes envelopes(Issue issue) {
		Newsletter newsletter = newsletters.get(issue.newsletter());
		return new Envelopes(issue, newsletter, identity, links, clock);
	}

	/** An issue as it was saved, less what was taken down since. */
	private record Frozen(long issue, long version, int takedowns) {

		static Frozen of(Issue issue) {
			return new Frozen(issue.id(), issue.version(), issue.takedowns().size());
		}

	}

}
