package dev.lundi.issue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.lundi.instance.Instance;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The readers' pages about newsletters and their published issues. */
@Controller
class IssuePages {

	private static final int LATEST = 5;

	private static final String NEWSLETTER = "newsletter";

	private final Newsletters newsletters;

	private final Issues issues;

	private final IssueRegister register;

	private final CommentReasons reasons;

	private final MessageSource words;

	private final Instance instance;

	IssuePages(Newsletters newsletters, Issues issues, IssueRegister register, CommentReasons reasons,
			MessageSource words, Instance instance) {
		this.newsletters = newsletters;
		this.issues = issues;
		this.register = register;
		this.reasons = reasons;
		this.words = words;
		this.instance = instance;
	}

	@ModelAttribute("words")
	InWords inWords(Locale preferred, HttpServletResponse answer) {
		answer.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
		return new InWords(words, reasons, preferred);
	}

	@GetMapping("/")
	String home(Model page) {
		page.addAttribute("newsletters", newsletters.all());
		return "issue/home";
	}

	@GetMapping("/n/{slug}")
	String newsletter(@PathVariable String slug, Model page) {
		Newsletter newsletter = declared(slug);
		page.addAttribute(NEWSLETTER, newsletter);
		page.addAttribute("issues", register.published(slug, LATEST));
		page.addAttribute("url", instance.url("/n/" + slug));
		return "issue/newsletter";
	}

	@GetMapping("/n/{slug}/issues")
	String archive(@PathVariable String slug, Model page) {
		page.addAttribute(NEWSLETTER, declared(slug));
		page.addAttribute("years", Year.of(register.published(slug, Integer.MAX_VALUE)));
		page.addAttribute("url", instance.url("/n/%s/issues".formatted(slug)));
		return "issue/archive";
	}

	@GetMapping("/n/{slug}/issues/{week}")
	String issue(@PathVariable String slug, @PathVariable String week, Model page) {
		Newsletter newsletter = declared(slug);
		Issue issue = issues.find(slug, week)
			.filter((found) -> found.status() == IssueStatus.APPROVED)
			.orElseThrow(() -> new MissingException(newsletter));
		page.addAttribute(NEWSLETTER, newsletter);
		page.addAttribute("issue", issue);
		page.addAttribute("editorial", issue.editorial());
		page.addAttribute("articles", issue.articles());
		page.addAttribute("published", PublishedIssue.of(issue, newsletter, instance));
		page.addAttribute("before", register.before(slug, issue.week()).orElse(null));
		page.addAttribute("after", register.after(slug, issue.week()).orElse(null));
		return "issue/issue";
	}

	private Newsletter declared(String slug) {
		return newsletters.find(slug).orElseThrow(() -> new MissingException(null));
	}

	@ExceptionHandler
	@ResponseStatus(HttpStatus.NOT_FOUND)
	String missing(MissingException missing, Model page) {
		page.addAttribute(NEWSLETTER, missing.newsletter);
		return "issue/missing";
	}

	/** The issues that appeared in a year. */
	private record Year(int year, List<IssueRegister.Line> issues) {

		/** Given newest first, and so are the years. */
		static List<Year> of(List<IssueRegister.Line> issues) {
			return issues.stream()
				.collect(Collectors.groupingBy((issue) -> issue.week().issueDate().getYear(), LinkedHashMap::new,
						Collectors.toList()))
				.entrySet()
				.stream()
				.map((year) -> new Year(year.getKey(), year.getValue()))
				.toList();
		}

	}

	/** There is no such page, which the reader is told in a sentence. */
	static final class MissingException extends RuntimeException {

		private final transient @Nullable Newsletter newsletter;

		MissingException(@Nullable Newsletter newsletter) {
			this.newsletter = newsletter;
		}

	}

}
