package dev.lundi.signup;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.lundi.consent.Consent.Origin;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.reason.Reason;
import dev.lundi.relay.Relays;
import dev.lundi.subscriber.NewSubscriber;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Takes the subscribe form. One that another site shows has no stamp: it is answered by
 * our own, filled in, so that everybody has read our words before they count.
 */
@Controller
class SubscribeController {

	private final Newsletters newsletters;

	private final SignUps signUps;

	private final FormStamps stamps;

	private final Relays relays;

	private final LocaleResolver languages;

	SubscribeController(Newsletters newsletters, SignUps signUps, FormStamps stamps, Relays relays,
			LocaleResolver languages) {
		this.newsletters = newsletters;
		this.signUps = signUps;
		this.stamps = stamps;
		this.relays = relays;
		this.languages = languages;
	}

	@GetMapping("/n/{slug}/subscribe")
	ModelAndView form(@PathVariable String slug, Locale preferred) {
		SignUpForm empty = new SignUpForm("", "", SignUpCheck.language("", preferred).getLanguage(), "", "");
		return at(slug, (newsletter) -> page(newsletter, empty, HttpStatus.OK));
	}

	@PostMapping("/n/{slug}/subscriptions")
	ModelAndView subscribe(@PathVariable String slug, @ModelAttribute SignUpForm form, HttpServletRequest request) {
		return at(slug, (newsletter) -> subscribe(newsletter, form, request));
	}

	private ModelAndView subscribe(Newsletter newsletter, SignUpForm form, HttpServletRequest request) {
		Locale language = SignUpCheck.language(form.language(), languages.resolveLocale(request));
		languages.setLocale(request, null, language);
		SignUpCheck check = new SignUpCheck(relays);
		Optional<NewSubscriber> person = check.read(form, language);
		if (person.isEmpty()) {
			return page(newsletter, form, HttpStatus.BAD_REQUEST).addObject("faults",
					Reason.in(check.faults(), language));
		}
		Optional<Locale> read = stamps.read(form.stamp(), newsletter.slug());
		if (read.isEmpty()) {
			return page(newsletter, form, HttpStatus.OK).addObject("again", true);
		}
		if (form.website().isEmpty()) {
			signUps.ask(newsletter, person.get(), read.get(), Origin.of(request));
		}
		return new ModelAndView("signup/asked", Map.of("newsletter", newsletter));
	}

	private ModelAndView at(String slug, Function<Newsletter, ModelAndView> answer) {
		return newsletters.find(slug)
			.map(answer)
			.orElseGet(() -> new ModelAndView("issue/missing", HttpStatus.NOT_FOUND));
	}

	private static ModelAndView page(Newsletter newsletter, SignUpForm form, HttpStatus status) {
		return new ModelAndView("signup/subscribe", status).addObject("newsletter", newsletter)
			.addObject("form", form)
			.addObject("faults", Map.of());
	}

}
