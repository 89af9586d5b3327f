package dev.lundi.roster;

import java.io.File;
import java.io.IOException;
import java.security.Principal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Takes a file of subscribers in: first what would come of it, then the deed. */
@Controller
@RequestMapping("/console/subscribers/imports")
class ImportController {

	private static final Logger log = LoggerFactory.getLogger(ImportController.class);

	private static final int SHOWN = 100;

	private static final int LONGEST_NAME = 120;

	private final RosterPage page;

	private final RosterImports imports;

	private final ImportThreads threads;

	private final BadRows badRows;

	private final Newsletters newsletters;

	ImportController(RosterPage page, RosterImports imports, ImportThreads threads, BadRows badRows,
			Newsletters newsletters) {
		this.page = page;
		this.imports = imports;
		this.threads = threads;
		this.badRows = badRows;
		this.newsletters = newsletters;
	}

	/**
	 * Has a file read.
	 * @param strict whether one bad row refuses all
	 */
	@PostMapping
	String upload(@RequestParam(name = "newsletter", defaultValue = "") String slug, MultipartFile file,
			@RequestParam(defaultValue = "false") boolean strict, Principal operator, Model model,
			HttpServletResponse response) throws IOException {
		Optional<Newsletter> newsletter = newsletters.find(slug);
		if (newsletter.isEmpty() || file.isEmpty()) {
			response.setStatus(HttpStatus.BAD_REQUEST.value());
			model.addAttribute("unready", newsletter.isEmpty() ? "newsletter" : "file");
			return page.show(model, "");
		}
		File kept = File.createTempFile("lundi-roster-", ".csv");
		file.transferTo(kept);
		RosterImport roster = threads.read(newsletter.get(),
				new ImportThreads.Upload(kept.toPath(), name(file), file.getSize(), strict), operator.getName());
		return "redirect:" + roster.path();
	}

	/** Some browsers send the whole path. */
	private static String name(MultipartFile file) {
		String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
		String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
			.replaceAll("\\p{Cntrl}", " ")
			.strip();
		return last.isEmpty() ? "-" : last.substring(0, Math.min(last.length(), LONGEST_NAME));
	}

	@GetMapping("/{id}")
	String show(@PathVariable long id, Model model) {
		return show(find(id), model);
	}

	private String show(RosterImport roster, Model model) {
		model.addAttribute("roster", roster);
		model.addAttribute("newsletter", newsletters.find(roster.newsletter()).map(Newsletter::name).orElse(""));
		model.addAttribute("zone",
				newsletters.find(roster.newsletter()).<ZoneId>map(Newsletter::zone).orElse(ZoneOffset.UTC));
		model.addAttribute("bad", roster.isMoving() ? List.of() : badRows.after(roster, 0, SHOWN));
		return "roster/import";
	}

	private RosterImport find(long id) {
		return imports.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	/**
	 * The moving part of the page. When nothing moves any more, the whole page is asked
	 * for.
	 */
	@GetMapping("/{id}/progress")
	String progress(@PathVariable long id, Model model, HttpServletResponse response) {
		RosterImport roster = find(id);
		if (!roster.isMoving()) {
			response.setHeader("HX-Refresh", "true");
		}
		model.addAttribute("roster", roster);
		return "roster/parts :: progress";
	}

	/**
	 * Imports what was read.
	 * @param asking whether those without proof are asked to confirm
	 */
	@PostMapping("/{id}/run")
	String run(@PathVariable long id, @RequestParam(defaultValue = "false") boolean asking, Principal operator,
			Model model, HttpServletResponse response) {
		RosterImport roster = find(id);
		if (threads.run(roster, asking)) {
			log.info("{} imports file {} into {}", operator.getName(), id, roster.newsletter());
			return "redirect:" + roster.path();
		}
		response.setStatus(HttpStatus.CONFLICT.value());
		model.addAttribute("late", true);
		return show(find(id), model);
	}

	@PostMapping("/{id}/discard")
	String discard(@PathVariable long id) {
		imports.find(id).ifPresent(imports::discard);
		return "redirect:/console/subscribers";
	}

	@GetMapping("/{id}/bad.csv")
	void bad(@PathVariable long id, @ModelAttribute(name = "words", binding = false) RosterWords words,
			HttpServletResponse response) throws IOException {
		RosterImport roster = find(id);
		RosterController.attach(response, "lundi-%d.csv".formatted(id));
		badRows.write(roster, words, response.getOutputStream());
	}

}
