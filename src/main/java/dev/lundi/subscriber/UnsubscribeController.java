package dev.lundi.subscriber;

import java.util.Optional;

import dev.lundi.consent.Consent.Method;
import dev.lundi.consent.Consent.Occasion;
import dev.lundi.consent.Consent.Origin;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.subscriber.SubscriberLinks.Subscription;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The way out. GET shows a page with one button and changes nothing, since mail scanners
 * open every link; POST acts, as a mail client's one click (RFC 8058) or by the button.
 */
@Controller
@RequestMapping("/unsubscribe/{token}")
class UnsubscribeController {

	private final LinkTokens tokens;

	private final Subscriptions subscriptions;

	private final UnsubscribeReasons reasons;

	private final Newsletters newsletters;

	UnsubscribeController(LinkTokens tokens, Subscriptions subscriptions, UnsubscribeReasons reasons,
			Newsletters newsletters) {
		this.tokens = tokens;
		this.subscriptions = subscriptions;
		this.reasons = reasons;
		this.newsletters = newsletters;
	}

	@GetMapping
	ModelAndView page(@PathVariable String token) {
		return tokens.readUnsubscribe(token)
			.map((subscription) -> page(canUndo(subscription) ? "subscriber/unsubscribed" : "subscriber/unsubscribe",
					subscription, HttpStatus.OK))
			.orElseGet(UnsubscribeController::unknownLink);
	}

	@PostMapping
	Object unsubscribe(@PathVariable String token,
			@RequestParam(name = "List-Unsubscribe", defaultValue = "") String command,
			@RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept, HttpServletRequest request) {
		Optional<Subscription> subscription = tokens.readUnsubscribe(token);
		boolean valid = subscription.isPresent() && "One-Click".equals(command);
		if (valid) {
			subscriptions.end(subscription.get().newsletter(), subscription.get().subscriber(), occasion(request));
		}
		return accept.contains(MediaType.TEXT_HTML_VALUE) ? answerToPerson(subscription, valid)
				: answerToMailClient(subscription.isPresent(), valid);
	}

	private ModelAndView answerToPerson(Optional<Subscription> subscription, boolean done) {
		return subscription
			.map((known) -> done ? page("subscriber/unsubscribed", known, HttpStatus.OK)
					: page("subscriber/unsubscribe", known, HttpStatus.BAD_REQUEST))
			.orElseGet(UnsubscribeController::unknownLink);
	}

	private static ResponseEntity<String> answerToMailClient(boolean known, boolean done) {
		if (done) {
			return ResponseEntity.ok("You are unsubscribed.\n");
		}
		return known
				? ResponseEntity.badRequest()
					.body("The body must be List-Unsubscribe=One-Click (RFC 8058). "
							+ "Opened in a browser, this address shows a page with a button.\n")
				: ResponseEntity.status(HttpStatus.NOT_FOUND).body("This link is not complete.\n");
	}

	@PostMapping(params = "do=undo")
	ModelAndView undo(@PathVariable String token, HttpServletRequest request) {
		return tokens.readUnsubscribe(token).map((subscription) -> {
			boolean back = canUndo(subscription)
					&& subscriptions.resume(subscription.newsletter(), subscription.subscriber(), occasion(request));
			return page("subscriber/unsubscribe", subscription, HttpStatus.OK).addObject("back", back)
				.addObject("late", !back);
		}).orElseGet(UnsubscribeController::unknownLink);
	}

	@PostMapping(params = "do=reason")
	ModelAndView tell(@PathVariable String token, @RequestParam(defaultValue = "") String reason) {
		return tokens.readUnsubscribe(token).map((subscription) -> {
			boolean told = canUndo(subscription) && reasons.count(subscription.newsletter(), reason);
			return page("subscriber/unsubscribed", subscription, HttpStatus.OK).addObject("told", told);
		}).orElseGet(UnsubscribeController::unknownLink);
	}

	private boolean canUndo(Subscription subscription) {
		return subscriptions.canUndo(subscription.newsletter(), subscription.subscriber());
	}

	private static Occasion occasion(HttpServletRequest request) {
		return new Occasion(Method.UNSUBSCRIBE_LINK, "/unsubscribe", request.getLocale(), null, Origin.of(request));
	}

	private ModelAndView page(String view, Subscription subscription, HttpStatus status) {
		ModelAndView page = new ModelAndView(view, status);
		page.addObject("canUndo", canUndo(subscription));
		page.addObject("reasons", UnsubscribeReason.values());
		newsletters.find(subscription.newsletter())
			.ifPresent((newsletter) -> page.addObject("newsletter", newsletter.name()));
		return page;
	}

	private static ModelAndView unknownLink() {
		return new ModelAndView("subscriber/unknown-link", HttpStatus.NOT_FOUND);
	}

}
