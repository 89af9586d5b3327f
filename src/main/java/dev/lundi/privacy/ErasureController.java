package dev.lundi.privacy;

import dev.lundi.subscriber.SubscriberLinks.Errand.Purpose;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The erasure of all that is kept of a reader, by the link of a mail of its own. GET
 * shows a button and changes nothing, since mail scanners open every link; POST erases.
 */
@Controller
@RequestMapping("/erasure/{token}")
class ErasureController {

	private final ErrandPages pages;

	private final Erasure erasure;

	ErasureController(ErrandPages pages, Erasure erasure) {
		this.pages = pages;
		this.erasure = erasure;
	}

	@GetMapping
	Object show(@PathVariable String token, HttpServletRequest request) {
		return pages.open(Purpose.ERASURE, token, (open) -> pages.page("privacy/erasure", open.person(), request));
	}

	@PostMapping
	Object erase(@PathVariable String token, @RequestParam(defaultValue = "false") boolean objection,
			HttpServletRequest request) {
		return pages.open(Purpose.ERASURE, token,
				(open) -> erasure.take(open.notice(), objection)
					.map((person) -> pages.page("privacy/erased", person, request).addObject("objection", objection))
					.orElseGet(() -> ErrandPages.past(Purpose.ERASURE)));
	}

}
