package dev.lundi.subscriber;

import java.util.Optional;

import dev.lundi.newsletter.Newsletters;

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

	private final Subscribers subscribers;

	private final Newsletters newsletters;

	UnsubscribeController(LinkTokens tokens, Subscribers subscribers, Newsletters newsletters) {
		this.tokens = tokens;
		this.subscribers = subscribers;
		this.newsletters = newsletters;
	}

	@GetMapping
	ModelAndView page(@PathVariable String token) {
		return tokens.readUnsubscribe(token)
			.map((subscription) -> page("subscriber/unsubscribe", subscription, HttpStatus.OK))
			.orElseGet(UnsubscribeController::unknownLink);
	}

	@PostMapping
	Object unsubscribe(@PathVariable String token,
			@RequestParam(name = "List-Unsubscribe", defaultValue = "") String command,
			@RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
		Optional<LinkTokens.Subscription> subscription = tokens.readUnsubscribe(token);
		boolean valid = subscription.isPresent() && "One-Click".equals(command);
		if (valid) {
			subscribers.unsubscribe(subscription.get().newsletter(), subscription.get().subscriber());
		}
		return accept.contains(MediaType.TEXT_HTML_VALUE) ? answerToPerson(subscription, valid)
				: answerToMailClient(subscription.isPresent(), valid);
	}

	private ModelAndView answerToPerson(Optional<LinkTokens.Subscription> subscription, boolean done) {
		return subscription
			.map((known) -> done ? page("subscriber/unsubscribed", known, HttpStatus.OK)
					: page("subscriber/unsubscribe", known, HttpStatus.BAD_REQUEST))
			.orElseGet(UnsubscribeController::unknownLink);
	}

	private static ResponseEntity<String> answerToMailClient(boolean known, boolean done) {
		if (done) {
			return ResponseEntity.ok("You are unsubscribed.\n");
		}
		return known ? ResponseEntity.badRequest().body("The body must be List-Unsubscribe=One-Click (RFC 8058).\n")
				: ResponseEntity.status(HttpStatus.NOT_FOUND).body("This link is not complete.\n");
	}

	private ModelAndView page(String view, LinkTokens.Subscription subscription, HttpStatus status) {
		ModelAndView page = new ModelAndView(view, status);
		newsletters.find(subscription.newsletter())
			.ifPresent((newsletter) -> page.addObject("newsletter", newsletter.name()));
		return page;
	}

	private static ModelAndView unknownLink() {
		return new ModelAndView("subscriber/unknown-link", HttpStatus.NOT_FOUND);
	}

}
