package dev.lundi.desk;

import java.util.List;
import java.util.stream.Stream;

import dev.lundi.issue.CommentReasons;
import dev.lundi.issue.Issue;
import dev.lundi.issue.IssueComment;
import dev.lundi.issue.IssueStatus;
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
		List<IssueComment> shown = issue.topComments();
		Stream<CommentOnDesk> in = shown.stream()
			.map((comment) -> comment(comment, newsletter, words, reasons.of(comment, words.language())));
		boolean removable = issue.status() == IssueStatus.APPROVED;
		return Stream
			.concat(in.map((comment) -> comment.shown(removable)), issue.comments()
				.stream()
				.filter((comment) -> !shown.contains(comment))
				.map((comment) -> comment(comment, newsletter, words, whyOut(comment, issue, newsletter, words))))
			.toList();
	}

	/** How many are left out for which reason, in words. */
	String tally(Issue issue, DeskWords words) {
		List<IssueComment> shown = issue.topComments();
		return reasons.tally(issue.comments().stream().filter((comment) -> !shown.contains(comment)).toList(),
				words.language());
	}

	private String whyOut(IssueComment comment, Issue issue, Newsletter newsletter, DeskWords words) {
		return issue.takedowns()
			.stream()
			.filter((takedown) -> takedown.comment().equals(comment.id()))
			.findFirst()
			.map((takedown) -> words.say("comment.taken-down", words.shortly(takedown.takenAt(), newsletter),
					takedown.takenBy()))
			.orElseGet(() -> reasons.of(comment, words.language()));
	}

	private CommentOnDesk comment(IssueComment comment, Newsletter newsletter, DeskWords words, String reason) {
		return new CommentOnDesk(comment.id(), comment.author(), words.shortly(comment.publishedAt(), newsletter),
				text(comment, newsletter), reason, false, comment.url(), CommentChange.after(comment.choice()), false);
	}

	/**
	 * A reader's markup has no business on a page that can approve; the preview shows it,
	 * sandboxed. The text comes wrapped for mails; here the page wraps it.
	 */
	private String text(IssueComment comment, Newsletter newsletter) {
		return templates.renderer(newsletter.design()).prose(comment.html()).text().replaceAll("(?<!\n)\n(?!\n)", " ");
	}

}
