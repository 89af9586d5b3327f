package dev.lundi.console;

import java.security.Principal;
import java.util.Set;
import java.util.stream.Collectors;

import dev.lundi.delivery.DeliveryStatus;
import dev.lundi.delivery.MailingStateException;
import dev.lundi.issue.Issues;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The page of one run, and what an operator does to it. */
@Controller
@RequestMapping("/console/{newsletter}/{week}")
class RunController {

	private static final Logger log = LoggerFactory.getLogger(RunController.class);

	private final RunViews views;

	private final Steering steering;

	private final DeliveryLists lists;

	private final Issues issues;

	RunController(RunViews views, Steering steering, DeliveryLists lists, Issues issues) {
		this.views = views;
		this.steering = steering;
		this.lists = lists;
		this.issues = issues;
	}

	@ModelAttribute("run")
	RunView run(@PathVariable String newsletter, @PathVariable String week) {
		return views.find(newsletter, week).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	@GetMapping
	String page(@ModelAttribute(name = "run", binding = false) RunView run,
			@RequestParam(defaultValue = "") String state, Model model) {
		issues.findByNewsletterAndWeek(run.run().newsletter(), run.run().week())
			.ifPresentOrElse(
					(issue) -> model.addAttribute("issue", issue).addAttribute("steps", Phase.steps(run, issue)),
					() -> model.addAttribute("steps", Phase.steps(run, null)));
		if (run.sending() != null) {
			list(run.sending(), state, model);
		}
		return "console/run";
	}

	private void list(MailingView sending, String state, Model model) {
		DeliveryLists.chosen(sending.tally(), state).ifPresent((part) -> {
			model.addAttribute("shown", part);
			model.addAttribute("rows", lists.of(sending.id(), part.status()));
		});
	}

	/**
	 * The moving part of the page. When the state is another by now, or nothing moves any
	 * more, the whole page is asked for.
	 */
	@GetMapping("/progress")
	String progress(@ModelAttribute(name = "run", binding = false) RunView run, @RequestParam RunState seen,
			HttpServletResponse response) {
		if (run.state() != seen || !run.isMoving()) {
			response.setHeader("HX-Refresh", "true");
		}
		return "console/parts :: progress";
	}

	@PostMapping("/pause")
	String pause(@ModelAttribute(name = "run", binding = false) RunView run, Principal operator, Model model,
			HttpServletResponse response) {
		return act(Action.PAUSE, run, () -> steering.pause(run, operator.getName()), model, response);
	}

	@PostMapping("/resume")
	String resume(@ModelAttribute(name = "run", binding = false) RunView run, Model model,
			HttpServletResponse response) {
		return act(Action.RESUME, run, () -> steering.resume(run), model, response);
	}

	@PostMapping("/cancel")
	String cancel(@ModelAttribute(name = "run", binding = false) RunView run, Model model,
			HttpServletResponse response) {
		return act(Action.CANCEL, run, () -> steering.cancel(run), model, response);
	}

	@PostMapping("/retry")
	String retry(@ModelAttribute(name = "run", binding = false) RunView run,
			@RequestParam(defaultValue = "") Set<String> states, Model model, HttpServletResponse response) {
		Set<DeliveryStatus> chosen = retryable(run, states);
		if (run.allowed().contains(Action.RETRY) && chosen.isEmpty()) {
			response.setStatus(HttpStatus.BAD_REQUEST.value());
			model.addAttribute("nothingChosen", true);
			return page(run, "", model);
		}
		return act(Action.RETRY, run, () -> steering.retry(run, chosen), model, response);
	}

	@PostMapping("/settle")
	String settle(@ModelAttribute(name = "run", binding = false) RunView run,
			@RequestParam(defaultValue = "") Set<Long> subscribers, @RequestParam Steering.Settlement settlement,
			Model model, HttpServletResponse response) {
		if (run.allowed().contains(Action.SETTLE) && subscribers.isEmpty()) {
			response.setStatus(HttpStatus.BAD_REQUEST.value());
			model.addAttribute("nobodyChosen", true);
			return page(run, "in_doubt", model);
		}
		return act(Action.SETTLE, run, () -> steering.settle(run, subscribers, settlement), model, response);
	}

	private static Set<DeliveryStatus> retryable(RunView run, Set<String> states) {
		return (run.sending() == null) ? Set.of()
				: run.sending()
					.tally()
					.retryable()
					.stream()
					.filter((part) -> states.contains(part.state()))
					.map(Tally.Part::status)
					.collect(Collectors.toSet());
	}

	private String act(Action action, RunView run, Runnable deed, Model model, HttpServletResponse response) {
		if (run.allowed().contains(action)) {
			try {
				deed.run();
				return "redirect:" + run.path();
			}
			catch (MailingStateException ex) {
				log.debug("Somebody else was faster", ex);
			}
		}
		return refused(action, run(run.run().newsletter(), run.run().week().toString()), model, response);
	}

	private String refused(Action action, RunView now, Model model, HttpServletResponse response) {
		response.setStatus(HttpStatus.CONFLICT.value());
		model.addAttribute("run", now);
		model.addAttribute("refused", action);
		return page(now, "", model);
	}

}
