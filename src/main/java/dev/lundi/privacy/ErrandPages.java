package dev.lundi.privacy;

import java.util.Locale;
import java.util.function.Function;

import dev.lundi.privacy.Errands.Found;
import dev.lundi.subscriber.Subscriber;
import dev.lundi.subscriber.SubscriberLinks.Errand.Purpose;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;

/** The pages of errands, in the language of the person whom they are about. */
@Component
class ErrandPages {

	private final Errands errands;

	private final LocaleResolver languages;

	ErrandPages(Errands errands, LocaleResolver languages) {
		this.errands = errands;
		this.languages = languages;
	}

	/**
	 * The answer to a link that can be used; to any other the page that says so.
	 */
	Object open(Purpose purpose, String token, Function<Found.Open, Object> answer) {
		return switch (errands.find(purpose, token)) {
			case Found.Open open -> answer.apply(open);
			case Found.Past _ -> past(purpose);
			case Found.Unknown _ -> unknown();
		};
	}

	ModelAndView page(String view, Subscriber person, HttpServletRequest request) {
		languages.setLocale(request, null, language(person));
		return new ModelAndView(view).addObject("address", person.email().toString());
	}

	/** In which these pages speak to a person. */
	static Locale language(Subscriber person) {
		return person.language().getLanguage().equals("en") ? Locale.ENGLISH : Locale.FRENCH;
	}

	static ModelAndView past(Purpose purpose) {
		return new ModelAndView("privacy/past-link", HttpStatus.GONE).addObject("purpose", purpose.name());
	}

	/** The one that every link has which is none of ours. */
	static ModelAndView unknown() {
		return new ModelAndView("subscriber/unknown-link", HttpStatus.NOT_FOUND);
	}

}
