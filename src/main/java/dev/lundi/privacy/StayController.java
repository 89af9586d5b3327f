package dev.lundi.privacy;

import dev.lundi.consent.Consent.Origin;
import dev.lundi.subscriber.SubscriberLinks.Errand.Purpose;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The link of a mail that asks whether one wants to stay. GET shows a button and changes
 * nothing, since mail scanners open every link; POST answers.
 */
@Controller
@RequestMapping("/stay/{token}")
class StayController {

	private final ErrandPages pages;

	private final Stays stays;

	StayController(ErrandPages pages, Stays stays) {
		this.pages = pages;
		this.stays = stays;
	}

	@GetMapping
	Object show(@PathVariable String token, HttpServletRequest request) {
		return pages.open(Purpose.STAY, token,
				(open) -> stays.newsletter(open.notice())
					.<Object>map((newsletter) -> pages.page("privacy/stay", open.person(), request)
						.addObject("newsletter", newsletter)
						.addObject("done", false))
					.orElseGet(() -> ErrandPages.past(Purpose.STAY)));
	}

	@PostMapping
	Object stay(@PathVariable String token, HttpServletRequest request) {
		return pages.open(Purpose.STAY, token,
				(open) -> stays.stay(open.notice(), Origin.of(request))
					.<Object>map((newsletter) -> pages.page("privacy/stay", open.person(), request)
						.addObject("newsletter", newsletter)
						.addObject("done", true))
					.orElseGet(() -> ErrandPages.past(Purpose.STAY)));
	}

}
