package dev.lundi.desk;

import java.util.List;
import java.util.stream.Stream;

import dev.lundi.issue.CommentReasons;
import dev.lundi.issue.Issue;
import dev.lundi.issue.IssueComment;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.rendering.EmailTemplates;

import org.springframework.stereotype.Component;

/** Lays an issue's comments out for an editor. */
@Component
class CommentsOnDesk {

	private final CommentReasons reasons;

	private final EmailTemplates templates;

	CommentsOnDesk(CommentReasons reasons, EmailTemplates templates) {
		this.reasons = reasons;
		this.templates = templates;
	}

	/** Those in the issue as they stand in the mail, then those left out, best first. */
	List<CommentOnDesk> of(Issue issue, Newsletter newsletter, DeskWords words) {
		Stream<IssueComment> leftOut = issue.comments().stream().filter((comment) -> !comment.included());
		return Stream.concat(issue.topComments().stream(), leftOut)
			.map((comment) -> comment(comment, newsletter, words))
			.toList();
	}

	private CommentOnDesk comment(IssueComment comment, Newsletter newsletter, DeskWords words) {
		return new CommentOnDesk(comment.id(), comment.author(), words.shortly(comment.publishedAt(), newsletter),
				text(comment, newsletter), reasons.of(comment, words.language()), comment.included(), comment.url(),
				CommentChange.after(comment.choice()));
	}

	/**
	 * A reader's markup has no business on a page that can approve; the preview shows it,
	 * sandboxed. The text comes wrapped for mails; here the page wraps it.
	 */
	private String text(IssueComment comment, Newsletter newsletter) {
		return templates.renderer(newsletter.design()).prose(comment.html()).text().replaceAll("(?<!\n)\n(?!\n)", " ");
	}

}
