package dev.lundi.desk;

import dev.lundi.delivery.Letters;
import dev.lundi.issue.Issue;
import dev.lundi.mail.Mailer;
import dev.lundi.mail.OutgoingEmail;
import dev.lundi.rendering.RenderedEmail;
import dev.lundi.subscriber.Subscriber;

import org.springframework.stereotype.Component;

/**
 * The mail of an issue as a reader gets it, made by what makes the real one. The links of
 * a real subscriber stay real: they show a page and change nothing before its button is
 * pressed there, as mail scanners follow them as well.
 */
@Component
class Previews {

	private final Readers readers;

	private final Letters letters;

	private final Mailer mailer;

	Previews(Readers readers, Letters letters, Mailer mailer) {
		this.readers = readers;
		this.letters = letters;
		this.mailer = mailer;
	}

	Subscriber reader(Look look) {
		return readers.find(look.as()).orElseThrow(NoSuchPageException::new);
	}

	RenderedEmail rendered(Issue issue, Look look) {
		return letter(issue, look).rendered();
	}

	/** The whole message (RFC 5322). */
	byte[] source(Issue issue, Look look) {
		return mailer.compose(letter(issue, look)).content();
	}

	private OutgoingEmail letter(Issue issue, Look look) {
		return letters.write(issue, reader(look));
	}

}
