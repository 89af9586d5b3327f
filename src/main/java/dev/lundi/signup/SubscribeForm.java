package dev.lundi.signup;

import java.util.Locale;
import java.util.Map;

import dev.lundi.newsletter.Newsletter;

import org.springframework.stereotype.Component;

/** What a page says in the subscribe form that nobody fills in. */
@Component("subscribeForm")
class SubscribeForm {

	private final FormStamps stamps;

	private final ConsentWords words;

	SubscribeForm(FormStamps stamps, ConsentWords words) {
		this.stamps = stamps;
		this.words = words;
	}

	public String stamp(Newsletter newsletter, Locale preferred) {
		return stamps.stamp(newsletter.slug(), SignUpCheck.language("", preferred));
	}

	public String consent(Newsletter newsletter, Locale preferred) {
		return words.of(newsletter, SignUpCheck.language("", preferred)).words();
	}

	/** French or English, by which the page is read. */
	public String language(Locale preferred) {
		return SignUpCheck.language("", preferred).getLanguage();
	}

	/** Nothing is wrong with a form that nobody has sent. */
	public Map<String, String> noFaults() {
		return Map.of();
	}

}
