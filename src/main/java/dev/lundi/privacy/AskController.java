package dev.lundi.privacy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.notice.Notices;
import dev.lundi.subscriber.Subscriber;
import dev.lundi.subscriber.SubscriberLinks;
import dev.lundi.subscriber.SubscriberLinks.Errand.Purpose;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.subscriber.SubscriptionStatus;
import dev.lundi.subscriber.Subscriptions;
import dev.lundi.subscriber.Suppressions;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Has a link sent by which readers have their data, or have it erased. The link to the
 * preferences is not enough for that: mails are forwarded.
 */
@Controller
@RequestMapping("/preferences/{token}/{purpose:export|erasure}")
class AskController {

	private final SubscriberLinks links;

	private final Subscribers subscribers;

	private final Subscriptions subscriptions;

	private final Suppressions suppressions;

	private final Newsletters newsletters;

	private final Notices notices;

	private final ErrandPages pages;

	AskController(SubscriberLinks links, Subscribers subscribers, Subscriptions subscriptions,
			Suppressions suppressions, Newsletters newsletters, Notices notices, ErrandPages pages) {
		this.links = links;
		this.subscribers = subscribers;
		this.subscriptions = subscriptions;
		this.suppressions = suppressions;
		this.newsletters = newsletters;
		this.notices = notices;
		this.pages = pages;
	}

	/** For who comes back to the address of the answer. */
	@GetMapping
	String back() {
		return "redirect:/preferences/{token}";
	}

	@PostMapping
	ModelAndView ask(@PathVariable String token, @PathVariable String purpose, HttpServletRequest request) {
		return links.readPreferences(token)
			.flatMap(subscribers::find)
			.map((person) -> pages.page("privacy/asked", person, request)
				.addObject("answer", answer(Purpose.valueOf(purpose.toUpperCase(Locale.ROOT)), person)))
			.orElseGet(ErrandPages::unknown);
	}

	/** The last part of the keys of its words. */
	private String answer(Purpose purpose, Subscriber person) {
		if (suppressions.hold(person.email())) {
			return "suppressed";
		}
		boolean sent = newsletter(person)
			.map((newsletter) -> notices.addOncePerHour(Errands.kind(purpose), newsletter.slug(), person.id()))
			.orElse(false);
		return sent ? purpose.name().toLowerCase(Locale.ROOT) : "lately";
	}

	/** In whose name the mail comes: one that the person knows, if there is one. */
	private Optional<Newsletter> newsletter(Subscriber person) {
		List<Newsletter> all = List.copyOf(newsletters.all());
		return all.stream()
			.filter((newsletter) -> subscriptions.status(newsletter.slug(), person.id())
				.filter(SubscriptionStatus.CONFIRMED::equals)
				.isPresent())
			.findFirst()
			.or(() -> all.stream().findFirst());
	}

}
