package dev.lundi.notice;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.lundi.instance.Instance;
import dev.lundi.instance.SigningKey;
import dev.lundi.instance.SigningKeys;
import dev.lundi.mail.ComposedEmail;
import dev.lundi.mail.EmailAddress;
import dev.lundi.mail.Envelope;
import dev.lundi.mail.Letterhead;
import dev.lundi.mail.MimeComposer;
import dev.lundi.mail.OutgoingEmail;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Publisher;
import dev.lundi.rendering.EmailTemplates;
import dev.lundi.rendering.RenderedEmail;
import dev.lundi.subscriber.Subscriber;
import dev.lundi.subscriber.SubscriberLinks;
import dev.lundi.subscriber.SubscriberLinks.Errand.Purpose;
import dev.lundi.subscriber.SubscriberLinks.WaysOut;

import org.springframework.stereotype.Component;

/** Makes the mail of a notice. */
@Component
class NoticeLetters {

	private static final int SIGNATURE_OCTETS = 8;

	private final EmailTemplates templates;

	private final MimeComposer mime;

	private final SubscriberLinks links;

	private final Instance instance;

	private final SigningKey key;

	private final Clock clock;

	NoticeLetters(EmailTemplates templates, MimeComposer mime, SubscriberLinks links, Instance instance,
			SigningKeys keys, Clock clock) {
		this.templates = templates;
		this.mime = mime;
		this.links = links;
		this.instance = instance;
		this.key = keys.forPurpose("notice");
		this.clock = clock;
	}

	/**
	 * Makes it for this reader.
	 * @throws dev.lundi.rendering.TemplateException when the template is broken
	 */
	ComposedEmail write(Notice notice, Newsletter newsletter, NoticeKind kind, Subscriber person) {
		RenderedEmail rendered = templates.renderer(newsletter.design())
			.render(kind.template(), person.language(), mail(notice, newsletter, kind, person));
		Map<String, String> headers = kind.isForSubscribers() ? wayOutHeaders(newsletter, person) : Map.of();
		return compose(envelope(notice, newsletter, person.email(), headers), newsletter, rendered);
	}

	/**
	 * Makes it for an editor or an operator, in the newsletter's language.
	 * @throws dev.lundi.rendering.TemplateException when the template is broken
	 */
	ComposedEmail write(Notice notice, Newsletter newsletter, Notice.ForStaff staff) {
		StaffMail mail = new StaffMail(newsletter.name(), newsletter.language().toLanguageTag(), staff.week(),
				staff.title(), staff.reason().in(newsletter.language()),
				LocalDateTime.ofInstant(notice.createdAt(), newsletter.zone()),
				instance.url(staff.kind().page(newsletter.slug(), staff.week())));
		RenderedEmail rendered = templates.renderer(newsletter.design())
			.render(staff.kind().template(), newsletter.language(), mail);
		return compose(envelope(notice, newsletter, staff.recipient(), Map.of()), newsletter, rendered);
	}

	/**
	 * Whoever has not confirmed is not called by the name that somebody typed into a
	 * form: it could say anything.
	 */
	private NoticeMail mail(Notice notice, Newsletter newsletter, NoticeKind kind, Subscriber person) {
		boolean known = kind.isForSubscribers();
		Publisher publisher = newsletter.publisher();
		NoticeMail.Footer footer = new NoticeMail.Footer(publisher.name(), publisher.postalAddress(),
				known ? wayOut(newsletter, person).page() : null, known ? links.preferences(person.id()) : null);
		return new NoticeMail(newsletter.name(), newsletter.language().toLanguageTag(), known ? person.name() : null,
				url(notice, newsletter, kind, person), footer);
	}

	private String url(Notice notice, Newsletter newsletter, NoticeKind kind, Subscriber person) {
		return switch (kind) {
			case CONFIRMATION, REMINDER -> links.confirmation(newsletter.slug(), person.id());
			case WELCOME -> instance.url("/n/" + newsletter.slug());
			case EXPORT -> links.errand(Purpose.EXPORT, notice.id());
			case ERASURE -> links.errand(Purpose.ERASURE, notice.id());
			case STAY -> links.errand(Purpose.STAY, notice.id());
		};
	}

	private WaysOut wayOut(Newsletter newsletter, Subscriber person) {
		return links.unsubscribe(newsletter.slug(), person.id());
	}

	private ComposedEmail compose(Envelope envelope, Newsletter newsletter, RenderedEmail rendered) {
		return mime.compose(new OutgoingEmail(envelope, letterhead(newsletter), rendered));
	}

	private Envelope envelope(Notice notice, Newsletter newsletter, EmailAddress to, Map<String, String> headers) {
		String name = "notice-%d-%s".formatted(notice.id(), signature(notice));
		String domain = EmailAddress.parse(newsletter.publisher().address()).domain();
		return new Envelope(to, new EmailAddress(name, domain), name + "@" + domain, clock.instant(), headers);
	}

	private String signature(Notice notice) {
		return HexFormat.of().formatHex(key.sign(Long.toString(notice.id())), 0, SIGNATURE_OCTETS);
	}

	private Map<String, String> wayOutHeaders(Newsletter newsletter, Subscriber person) {
		WaysOut way = wayOut(newsletter, person);
		return Map.of("List-Unsubscribe",
				"<%s>, <%s>".formatted(way.page(), way.mail(newsletter.publisher().replyTo())));
	}

	/**
	 * The same for all, so that it can be told from a mailing by nothing but its words.
	 */
	private static Letterhead letterhead(Newsletter newsletter) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Auto-Submitted", "auto-generated");
		Publisher publisher = newsletter.publisher();
		return new Letterhead(publisher.name(), publisher.address(), publisher.replyTo(), headers);
	}

}
