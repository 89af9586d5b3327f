package dev.lundi.signup;

import java.util.Locale;
import java.util.Map;

import dev.lundi.newsletter.Newsletter;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page what the subscribe form needs, so that any can show it. */
@ControllerAdvice
class SignUpAdvice {

	private final FormStamps stamps;

	private final ConsentWords words;

	SignUpAdvice(FormStamps stamps, ConsentWords words) {
		this.stamps = stamps;
		this.words = words;
	}

	@ModelAttribute("signUp")
	Fields fields(Locale preferred) {
		return new Fields(preferred);
	}

	/** What a form says that nobody fills in. */
	final class Fields {

		private final Locale preferred;

		Fields(Locale preferred) {
			this.preferred = preferred;
		}

		/** French or English, by which the page is read. */
		public String getLanguage() {
			return language().getLanguage();
		}

		public String stamp(Newsletter newsletter) {
			return stamps.stamp(newsletter.slug(), language());
		}

		/** Nothing is wrong with a form that nobody has sent. */
		public Map<String, String> getNoFaults() {
			return Map.of();
		}

		public String consent(Newsletter newsletter) {
			return words.of(newsletter, language()).words();
		}

		private Locale language() {
			return SignUpCheck.language("", preferred);
		}

	}

}
