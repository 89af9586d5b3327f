package dev.lundi.desk;

import java.security.Principal;
import java.util.Locale;
import java.util.Map;

import dev.lundi.issue.IssueStateException;
import dev.lundi.letter.OversizeException;
import dev.lundi.preview.Look;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which an editor reads, corrects, approves or withdraws an issue. */
@Controller
@RequestMapping("/desk/{newsletter}/{week}")
class IssueController {

	private static final String VISIT = "visit";

	private final DeskIssues issues;

	private final ItemsOnDesk items;

	private final IssueSheet sheet;

	private final MessageSource words;

	IssueController(DeskIssues issues, ItemsOnDesk items, IssueSheet sheet, MessageSource words) {
		this.issues = issues;
		this.items = items;
		this.sheet = sheet;
		this.words = words;
	}

	@ModelAttribute(VISIT)
	Visit visit(@PathVariable String newsletter, @PathVariable String week, @RequestParam Map<String, String> query,
			Locale preferred) {
		return new Visit(new IssueAddress(newsletter, week), Look.of(query), new DeskWords(words, preferred));
	}

	@GetMapping
	ModelAndView page(@ModelAttribute(name = VISIT, binding = false) Visit visit,
			@RequestParam(defaultValue = "") String q) {
		return show(IssuePage.of(visit).searching(q.replace('\0', ' ').strip()));
	}

	@PostMapping("/heading")
	ModelAndView heading(@ModelAttribute(name = VISIT, binding = false) Visit visit, @RequestParam long version,
			@RequestParam String subject, @RequestParam String preheader) {
		HeadingForm typed = new HeadingForm(subject, preheader);
		return attempt(IssuePage.of(visit).keeping(typed), "heading",
				() -> issues.change(visit.address(), version, typed::writeTo));
	}

	@PostMapping("/comments")
	ModelAndView comment(@ModelAttribute(name = VISIT, binding = false) Visit visit, @RequestParam long version,
			@RequestParam String comment, @RequestParam CommentChange change) {
		return attempt(IssuePage.of(visit), change.word(),
				() -> issues.change(visit.address(), version, (issue) -> change.apply(issue, comment)));
	}

	@PostMapping("/items")
	ModelAndView mark(@ModelAttribute(name = VISIT, binding = false) Visit visit, @RequestParam String item,
			@RequestParam String wanted, Principal editor) {
		return attempt(IssuePage.of(visit), "mark",
				() -> items.mark(issues.find(visit.address()), item, wanted, editor.getName()));
	}

	@PostMapping("/takedown")
	ModelAndView takeDown(@ModelAttribute(name = VISIT, binding = false) Visit visit, @RequestParam long version,
			@RequestParam String comment, Principal editor) {
		return attempt(IssuePage.of(visit), "takedown",
				() -> issues.takeDown(visit.address(), version, comment, editor.getName()));
	}

	@PostMapping("/approve")
	ModelAndView approve(@ModelAttribute(name = VISIT, binding = false) Visit visit, @RequestParam long version,
			Principal editor) {
		return attempt(IssuePage.of(visit), "approve",
				() -> issues.approve(visit.address(), version, editor.getName()));
	}

	@PostMapping("/withdraw")
	ModelAndView withdraw(@ModelAttribute(name = VISIT, binding = false) Visit visit, @RequestParam long version) {
		return attempt(IssuePage.of(visit), "withdraw", () -> issues.withdraw(visit.address(), version));
	}

	/** Leads back to the page; when refused, shows why, with what was typed. */
	private ModelAndView attempt(IssuePage page, String what, Runnable attempt) {
		try {
			attempt.run();
			return page.leadBack(what);
		}
		catch (StaleIssueException ex) {
			return show(page.refusing(Refusal.STALE));
		}
		catch (IssueStateException ex) {
			return show(page.refusing(Refusal.FROZEN));
		}
		catch (HeadingRefusedException ex) {
			return show(page.refusing(Refusal.of(ex)));
		}
		catch (OversizeException ex) {
			return show(page.refusing(Refusal.of(ex)));
		}
	}

	private ModelAndView show(IssuePage page) {
		return page.show(issues.find(page.visit().address()), sheet);
	}

	@ExceptionHandler
	ModelAndView missing(NoSuchPageException ex) {
		return new ModelAndView("error", Map.of("status", HttpStatus.NOT_FOUND.value()), HttpStatus.NOT_FOUND);
	}

}
