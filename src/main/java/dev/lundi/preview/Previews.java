package dev.lundi.preview;

import java.util.Optional;

import dev.lundi.issue.Issue;
import dev.lundi.issue.Issues;
import dev.lundi.letter.Letters;
import dev.lundi.mail.MimeComposer;
import dev.lundi.mail.OutgoingEmail;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.subscriber.Subscriber;

import org.springframework.stereotype.Component;

/**
 * The mail of an issue as a reader gets it, made by what makes the real one. The links of
 * a real subscriber stay real: they show a page and change nothing before its button is
 * pressed there, as mail scanners follow them as well.
 */
@Component
class Previews {

	private final Newsletters newsletters;

	private final Issues issues;

	private final Readers readers;

	private final Letters letters;

	private final MimeComposer mime;

	Previews(Newsletters newsletters, Issues issues, Readers readers, Letters letters, MimeComposer mime) {
		this.newsletters = newsletters;
		this.issues = issues;
		this.readers = readers;
		this.letters = letters;
		this.mime = mime;
	}

	/** Empty when there is no such issue, or no such reader. */
	Optional<OutgoingEmail> find(String newsletter, String week, Look look) {
		return newsletters.find(newsletter)
			.map(Newsletter::slug)
			.flatMap((slug) -> issues.find(slug, week))
			.flatMap((issue) -> readers.find(look.as()).map((reader) -> mail(issue, reader)));
	}

	OutgoingEmail mail(Issue issue, Subscriber reader) {
		return letters.write(issue, reader);
	}

	/** The whole message (RFC 5322). */
	byte[] source(OutgoingEmail mail) {
		return mime.compose(mail).content();
	}

}
