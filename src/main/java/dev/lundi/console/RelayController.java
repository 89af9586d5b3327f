package dev.lundi.console;

import java.security.Principal;
import java.util.List;

import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The relays: where they are, what limits them, whether they can be reached. */
@Controller
@RequestMapping("/console/relays")
class RelayController {

	private static final Logger log = LoggerFactory.getLogger(RelayController.class);

	private final RelayViews views;

	private final RelayChecks checks;

	private final Newsletters newsletters;

	RelayController(RelayViews views, RelayChecks checks, Newsletters newsletters) {
		this.views = views;
		this.checks = checks;
		this.newsletters = newsletters;
	}

	@GetMapping
	String relays(Model model) {
		model.addAttribute("relays", views.relays());
		model.addAttribute("groups", views.groups());
		model.addAttribute("overall", views.overall());
		model.addAttribute("zone", views.zone());
		model.addAttribute("now", views.now());
		model.addAttribute("newsletters", newsletters.all());
		return "console/relays";
	}

	/**
	 * Nothing is changed by it, so the page answers at once instead of sending elsewhere.
	 * @param slug of the newsletter whose sender the relay is asked to take; the first
	 * one if there is none
	 */
	@PostMapping("/{name}/test")
	String test(@PathVariable String name, @RequestParam(name = "newsletter", defaultValue = "") String slug,
			Model model) {
		RelayView relay = views.find(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		model.addAttribute("check", checks.of(relay.relay(), sender(slug)));
		return relays(model);
	}

	/**
	 * Lets an interrupted relay or domain group be tried at once.
	 * @param breaker its name, such as {@code relay:main}
	 */
	@PostMapping("/try-now")
	String tryNow(@RequestParam(defaultValue = "") String breaker, Principal operator, Model model,
			HttpServletResponse response) {
		if (views.tryNow(breaker)) {
			log.info("{} wants {} to be tried now", operator.getName(), breaker);
			return "redirect:/console/relays";
		}
		response.setStatus(HttpStatus.CONFLICT.value());
		model.addAttribute("notInterrupted", breaker);
		return relays(model);
	}

	private Newsletter sender(String slug) {
		List<Newsletter> all = newsletters.all();
		return newsletters.find(slug)
			.or(() -> all.stream().findFirst())
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT));
	}

}
