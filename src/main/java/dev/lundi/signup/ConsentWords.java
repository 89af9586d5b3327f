package dev.lundi.signup;

import java.util.Locale;

import dev.lundi.consent.Consent.Wording;
import dev.lundi.newsletter.Newsletter;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words that somebody agrees to by sending the form. */
@Component
class ConsentWords {

	private final MessageSource messages;

	ConsentWords(MessageSource messages) {
		this.messages = messages;
	}

	Wording of(Newsletter newsletter, Locale language) {
		return new Wording(messages.getMessage("signup.consent.version", null, language), language, messages
			.getMessage("signup.consent", new Object[] { newsletter.name(), newsletter.publisher().name() }, language));
	}

}
