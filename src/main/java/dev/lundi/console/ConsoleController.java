package dev.lundi.console;

import java.security.Principal;
import java.util.List;
import java.util.Optional;

import dev.lundi.content.Week;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The console's first page: whether all is well, what runs, what ran. */
@Controller
@RequestMapping("/console")
class ConsoleController {

	private final RunViews views;

	private final Starts starts;

	ConsoleController(RunViews views, Starts starts) {
		this.views = views;
		this.starts = starts;
	}

	@GetMapping
	String runs(Model model) {
		return page("", "", "", model);
	}

	private String page(String newsletter, String week, String audience, Model model) {
		List<RunView> runs = views.latest();
		model.addAttribute("health", Health.of(runs));
		model.addAttribute("moving", moving(runs));
		model.addAttribute("runs", runs);
		model.addAttribute("newsletters", starts.newsletters());
		model.addAttribute("weeks", starts.weeks());
		model.addAttribute("segments", starts.segments());
		model.addAttribute("audience", audience);
		model.addAttribute("newsletter", newsletter);
		model.addAttribute("week", week);
		return "console/runs";
	}

	private @Nullable RunView present(StartRefusedException refusal) {
		return Optional.ofNullable(refusal.present())
			.flatMap((run) -> views.find(run.newsletter(), run.week().toString()))
			.orElse(null);
	}

	private static List<RunView> moving(List<RunView> runs) {
		return runs.stream().filter(RunView::isMoving).toList();
	}

	@PostMapping
	String start(@RequestParam(defaultValue = "") String newsletter, @RequestParam(defaultValue = "") String week,
			@RequestParam(defaultValue = "") String audience, Principal operator, Model model,
			HttpServletResponse response) {
		try {
			Week started = starts.start(newsletter, week, audience, operator.getName());
			return "redirect:/console/%s/%s".formatted(newsletter, started);
		}
		catch (StartRefusedException ex) {
			response.setStatus(ex.status().value());
			model.addAttribute("refusal", ex);
			model.addAttribute("present", present(ex));
			return page(newsletter, week, audience, model);
		}
	}

}
