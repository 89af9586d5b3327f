package dev.lundi.issue;

import java.util.Locale;
import java.util.Optional;

import dev.lundi.content.Week;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;

import org.springframework.context.MessageSource;
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

	private final Newsletters newsletters;

	private final Issues issues;

	private final IssueRegister register;

	private final CommentReasons reasons;

	private final MessageSource words;

	IssuePages(Newsletters newsletters, Issues issues, IssueRegister register, CommentReasons reasons,
			MessageSource words) {
		this.newsletters = newsletters;
		this.issues = issues;
		this.register = register;
		this.reasons = reasons;
		this.words = words;
	}

	@ModelAttribute("words")
	InWords inWords(Locale preferred) {
		return new InWords(words, reasons, preferred);
	}

	@GetMapping("/")
	String home(Model page) {
		page.addAttribute("newsletters", newsletters.all());
		return "issue/home";
	}

	@GetMapping("/n/{slug}")
	String newsletter(@PathVariable String slug, Model page) {
		return list(slug, LATEST, page, "issue/newsletter");
	}

	@GetMapping("/n/{slug}/issues")
	String archive(@PathVariable String slug, Model page) {
		return list(slug, Integer.MAX_VALUE, page, "issue/archive");
	}

	private String list(String slug, int limit, Model page, String view) {
		page.addAttribute("newsletter", declared(slug));
		page.addAttribute("issues", register.published(slug, limit));
		return view;
	}

	@GetMapping("/n/{slug}/issues/{week}")
	String issue(@PathVariable String slug, @PathVariable String week, Model page) {
		Newsletter newsletter = declared(slug);
		Issue issue = published(newsletter, week)
			.orElseThrow(() -> new MissingException("issue.missing.issue", newsletter.name(), week));
		page.addAttribute("newsletter", newsletter);
		page.addAttribute("issue", issue);
		page.addAttribute("editorial", issue.editorial());
		page.addAttribute("comments", issue.topComments().stream().map(CommentOnPage::new).toList());
		page.addAttribute("articles", issue.articles());
		return "issue/issue";
	}

	private Newsletter declared(String slug) {
		return newsletters.find(slug).orElseThrow(() -> new MissingException("issue.missing.newsletter", slug));
	}

	private Optional<Issue> published(Newsletter newsletter, String week) {
		return week(week).flatMap((covered) -> issues.findByNewsletterAndWeek(newsletter.slug(), covered))
			.filter((issue) -> issue.status() == IssueStatus.APPROVED);
	}

	private static Optional<Week> week(String text) {
		try {
			return Optional.of(Week.parse(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	@ExceptionHandler
	@ResponseStatus(HttpStatus.NOT_FOUND)
	String missing(MissingException missing, Model page) {
		page.addAttribute("key", missing.key);
		page.addAttribute("names", missing.names);
		return "issue/missing";
	}

	/** A comment with its fragment. */
	private record CommentOnPage(IssueComment comment, String anchor) {

		CommentOnPage(IssueComment comment) {
			this(comment, comment.anchor());
		}

	}

	/** There is no such page, which the reader is told in a sentence. */
	static final class MissingException extends RuntimeException {

		private final transient Object[] names;

		private final String key;

		MissingException(String key, Object... names) {
			this.key = key;
			this.names = names;
		}

	}

}
