package dev.lundi.signup;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import dev.lundi.consent.Consent.Origin;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.subscriber.SubscriberLinks;
import dev.lundi.subscriber.SubscriberLinks.Confirmation;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.subscriber.Subscriptions;
import dev.lundi.subscriber.Subscriptions.Standing;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * The link of a confirmation mail. GET shows a page with one button and changes nothing,
 * since mail scanners open every link; POST confirms.
 */
@Controller
@RequestMapping("/confirm/{token}")
class ConfirmController {

	private final SubscriberLinks links;

	private final Subscriptions subscriptions;

	private final SignUps signUps;

	private final Subscribers subscribers;

	private final Newsletters newsletters;

	private final LocaleResolver languages;

	ConfirmController(SubscriberLinks links, Subscriptions subscriptions, SignUps signUps, Subscribers subscribers,
			Newsletters newsletters, LocaleResolver languages) {
		this.links = links;
		this.subscriptions = subscriptions;
		this.signUps = signUps;
		this.subscribers = subscribers;
		this.newsletters = newsletters;
		this.languages = languages;
	}

	@GetMapping
	ModelAndView show(@PathVariable String token, HttpServletRequest request) {
		return open(token, request, (wish) -> answer(wish, subscriptions.standing(wish)));
	}

	@PostMapping
	ModelAndView confirm(@PathVariable String token, HttpServletRequest request) {
		return open(token, request, (wish) -> {
			Locale read = SignUpCheck.language("", languages.resolveLocale(request));
			List<String> confirmed = signUps.confirm(wish, read, Origin.of(request));
			return confirmed.isEmpty() ? answer(wish, subscriptions.standing(wish))
					: page("signup/confirmed", HttpStatus.OK, confirmed).addObject("now", true);
		});
	}

	@PostMapping(params = "do=again")
	ModelAndView askAgain(@PathVariable String token, HttpServletRequest request) {
		return open(token, request, (wish) -> {
			signUps.askAgain(wish, Origin.of(request));
			return page("signup/asked", HttpStatus.OK, List.of(wish.newsletter()));
		});
	}

	private ModelAndView answer(Confirmation wish, Standing standing) {
		List<String> asked = List.of(wish.newsletter());
		return switch (standing) {
			case WAITING -> page("signup/confirm", HttpStatus.OK, subscriptions.waiting(wish.subscriber()));
			case CONFIRMED -> page("signup/confirmed", HttpStatus.OK, asked);
			case EXPIRED -> page("signup/expired", HttpStatus.GONE, asked).addObject("canAsk", true);
			case GONE -> page("signup/expired", HttpStatus.GONE, asked);
		};
	}

	/** In the language in which the reader is written to. */
	private ModelAndView open(String token, HttpServletRequest request, Function<Confirmation, ModelAndView> answer) {
		Optional<Confirmation> wish = links.readConfirmation(token);
		wish.flatMap((known) -> subscribers.find(known.subscriber()))
			.ifPresent((reader) -> languages.setLocale(request, null, reader.language()));
		return wish.map(answer).orElseGet(() -> new ModelAndView("subscriber/unknown-link", HttpStatus.NOT_FOUND));
	}

	/** A page about these newsletters, as far as they are still declared. */
	private ModelAndView page(String view, HttpStatus status, List<String> slugs) {
		List<Newsletter> declared = slugs.stream().map(newsletters::find).flatMap(Optional::stream).toList();
		ModelAndView page = new ModelAndView(view, status).addObject("newsletters", declared);
		declared.stream().findFirst().ifPresent((first) -> page.addObject("newsletter", first));
		return page;
	}

}
