package dev.lundi.delivery;

import dev.lundi.issue.Issue;
import dev.lundi.mail.ComposedEmail;
import dev.lundi.mail.MimeComposer;
import dev.lundi.subscriber.Subscriber;

/** Stub. */
public final class Press {

	private final Letters letters;

	private final MimeComposer mime;

	private final Issue issue;

	Press(Letters letters, MimeComposer mime, Issue issue) {
		this.letters = letters;
		this.mime = mime;
		this.issue = issue;
	}

	/** Stub. */
	public ComposedEmail compose(Subscriber subscriber) {
		return mime.compose(letters.write(issue, subscriber));
	}

	/** Stub. */
	public String messageId(Subscriber subscriber) {
		return letters.messageId(issue, subscriber);
	}

}
