package dev.lundi.console;

import java.security.Principal;
import java.time.Clock;

import dev.lundi.content.SourceException;
import dev.lundi.content.Week;
import dev.lundi.gather.Gatherer;
import dev.lundi.gather.SourceChecks;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** The sources: where they are, and how they answered last. */
@Controller
@RequestMapping("/console/sources")
class SourceController {

	private static final Logger log = LoggerFactory.getLogger(SourceController.class);

	private final Newsletters newsletters;

	private final SourceChecks checks;

	private final Gatherer gatherer;

	private final Clock clock;

	SourceController(Newsletters newsletters, SourceChecks checks, Gatherer gatherer, Clock clock) {
		this.newsletters = newsletters;
		this.checks = checks;
		this.gatherer = gatherer;
		this.clock = clock;
	}

	@GetMapping
	String sources(Model model) {
		model.addAttribute("sources", newsletters.all().stream().map(this::view).toList());
		return "console/sources";
	}

	private SourceView view(Newsletter newsletter) {
		return new SourceView(newsletter, checks.of(newsletter.slug()).orElse(null), week(newsletter));
	}

	private Week week(Newsletter newsletter) {
		return newsletter.lastEnded(clock.instant());
	}

	/** Reads a source's last week, and keeps nothing of it but how it went. */
	@PostMapping("/{slug}/read")
	String read(@PathVariable String slug, Principal operator) {
		Newsletter newsletter = newsletters.find(slug)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		log.info("{} wants the source of {} to be read", operator.getName(), newsletter.slug());
		try {
			gatherer.gather(newsletter, week(newsletter));
		}
		catch (SourceException ex) {
			log.debug("The page says why", ex);
		}
		return "redirect:/console/sources";
	}

}
