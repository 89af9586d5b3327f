package dev.lundi.letter;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.lundi.issue.Issue;
import dev.lundi.issue.IssueRenderer;
import dev.lundi.issue.Recipient;
import dev.lundi.mail.ComposedEmail;
import dev.lundi.mail.Letterhead;
import dev.lundi.mail.MimeComposer;
import dev.lundi.mail.OutgoingEmail;
import dev.lundi.mail.Plate;
import dev.lundi.rendering.Personal;
import dev.lundi.rendering.Variant;
import dev.lundi.subscriber.Subscriber;
import dev.lundi.subscriber.SubscriberLinks.WaysOut;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the mails of one issue. Each variant is rendered and written once, as a plate
 * from which its readers' mails are printed; who does not fit one gets the very same mail
 * rendered and written whole. Safe to share between threads.
 */
public final class Press {

	private static final Logger log = LoggerFactory.getLogger(Press.class);

	private final Issue issue;

	private final Letterhead letterhead;

	private final Envelopes envelopes;

	private final IssueRenderer renderer;

	private final MimeComposer mime;

	private final Map<Variant, Optional<Plate>> plates = new ConcurrentHashMap<>();

	Press(Issue issue, Letterhead letterhead, Envelopes envelopes, IssueRenderer renderer, MimeComposer mime) {
		this.issue = issue;
		this.letterhead = letterhead;
		this.envelopes = envelopes;
		this.renderer = renderer;
		this.mime = mime;
	}

	/**
	 * Makes this person's mail.
	 * @throws RuntimeException when it cannot be made, which says nothing of other mails
	 */
	public ComposedEmail compose(Subscriber subscriber) {
		WaysOut unsubscribe = envelopes.unsubscribe(subscriber);
		Personal reader = new Personal(subscriber.name(), unsubscribe.page(), envelopes.preferences(subscriber));
		Plate plate = plates.computeIfAbsent(new Variant(subscriber.language(), reader.name() != null), this::plate)
			.filter((fit) -> fit.takes(reader))
			.orElse(null);
		return (plate != null) ? plate.print(envelopes.to(subscriber, unsubscribe), reader)
				: mime.compose(write(subscriber));
	}

	/** The Message-ID of this person's mail, the same on every attempt. */
	public String messageId(Subscriber subscriber) {
		return envelopes.messageId(subscriber);
	}

	/** Renders this person's mail whole. */
	OutgoingEmail write(Subscriber subscriber) {
		WaysOut unsubscribe = envelopes.unsubscribe(subscriber);
		return new OutgoingEmail(envelopes.to(subscriber, unsubscribe), letterhead,
				renderer.render(issue, new Recipient(subscriber.name(), subscriber.language(), unsubscribe.page(),
						envelopes.preferences(subscriber))));
	}

	private Optional<Plate> plate(Variant variant) {
		try {
			return renderer.stencil(issue, variant).map((stencil) -> mime.plate(letterhead, stencil));
		}
		catch (RuntimeException ex) {
			log.warn("Mails in {} are made one by one, since not all can be made: {}", variant, ex.getMessage());
			return Optional.empty();
		}
	}

}
