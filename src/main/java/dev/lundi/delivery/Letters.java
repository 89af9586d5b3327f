package dev.lundi.delivery;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.lundi.instance.Instance;
import dev.lundi.issue.Issue;
import dev.lundi.issue.IssueRenderer;
import dev.lundi.issue.Recipient;
import dev.lundi.mail.EmailAddress;
import dev.lundi.mail.MimeComposer;
import dev.lundi.mail.OutgoingEmail;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.newsletter.Publisher;
import dev.lundi.rendering.RenderedEmail;
import dev.lundi.subscriber.Subscriber;
import dev.lundi.subscriber.SubscriberLinks;

import org.springframework.stereotype.Component;

/**
 * Makes each person's mail of an issue: rendered, addressed, with the headers of a list.
 */
@Component
public class Letters {

	private static final EmailAddress NOBODY = EmailAddress.parse("nobody@persona.example");

	private final Newsletters newsletters;

	private final IssueRenderer renderer;

	private final SubscriberLinks links;

	private final DeliveryIdentity identity;

	private final MimeComposer mime;

	private final Instance instance;

	private final Clock clock;

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

	/** The very mail that this person gets of this issue. */
	public OutgoingEmail write(Issue issue, Subscriber subscriber) {
		Newsletter newsletter = newsletters.get(issue.newsletter());
		String unsubscribe = links.unsubscribe(newsletter.slug(), subscriber.id());
		RenderedEmail rendered = renderer.render(issue,
				new Recipient(subscriber.name(), subscriber.language(), unsubscribe));
		return new OutgoingEmail(route(issue, newsletter, subscriber), messageId(issue, subscriber), clock.instant(),
				headers(issue, newsletter, subscriber, unsubscribe), rendered);
	}

	/** Stub. */
	public Press press(Issue issue) {
		return new Press(this, mime, issue);
	}

	/**
	 * Makes the mails of a reader with a name and of one without, in every language.
	 * @throws dev.lundi.rendering.TemplateException when the template is broken
	 * @throws IllegalArgumentException when a mail cannot be written
	 */
	public void tryOut(Issue issue) {
		for (Locale language : List.of(Locale.FRENCH, Locale.ENGLISH)) {
			mime.compose(write(issue, new Subscriber(0, NOBODY, "Ada", language)));
			mime.compose(write(issue, new Subscriber(0, NOBODY, null, language)));
		}
	}

	/** The Message-ID of this person's mail of this issue, the same on every attempt. */
	public String messageId(Issue issue, Subscriber subscriber) {
		return identity.messageId(issue.id(), subscriber.id(), sendingDomain(issue));
	}

	private OutgoingEmail.Route route(Issue issue, Newsletter newsletter, Subscriber subscriber) {
		EmailAddress returnPath = identity.returnPath(issue.id(), subscriber.id(), sendingDomain(issue));
		Publisher publisher = newsletter.publisher();
		return new OutgoingEmail.Route(publisher.name(), publisher.address(), publisher.replyTo(), subscriber.email(),
				returnPath);
	}

	private String sendingDomain(Issue issue) {
		String address = newsletters.get(issue.newsletter()).publisher().address();
		return EmailAddress.parse(address).domain();
	}

	/**
	 * Those of a mailing list: RFC 2919, 2369, 8058, 3834, and Gmail's Feedback-ID, which
	 * must be the same for the whole issue.
	 */
	private Map<String, String> headers(Issue issue, Newsletter newsletter, Subscriber subscriber, String unsubscribe) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("List-Id", "<%s.%s>".formatted(newsletter.slug(), sendingDomain(issue)));
		headers.put("List-Unsubscribe", "<%s>, <%s>".formatted(unsubscribe,
				links.unsubscribeByMail(newsletter.slug(), subscriber.id(), newsletter.publisher().replyTo())));
		headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
		headers.put("List-Archive", "<%s>".formatted(instance.url("/n/" + newsletter.slug() + "/issues")));
		headers.put("Feedback-ID", "%s:%s:issue:%s".formatted(issue.week(), newsletter.slug(), identity.senderId()));
		headers.put("Auto-Submitted", "auto-generated");
		headers.put("Precedence", "bulk");
		return headers;
	}

}
