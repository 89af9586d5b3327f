package dev.lundi.issue;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in words why a comment is in its issue or out of it. */
@Component
public class CommentReasons {

	private final MessageSource words;

	CommentReasons(MessageSource words) {
		this.words = words;
	}

	/** A part of a sentence, such as « 3 réponses, dont celle de l’auteur ». */
	public String of(IssueComment comment, Locale language) {
		IssueComment.Figures figures = comment.figures();
		Object[] arguments = { figures.replies(), figures.repliers(), figures.length() };
		String reason = words.getMessage("issue.reason." + key(comment), arguments, language);
		return comment.cutShort() ? reason + words.getMessage("issue.reason.cut-short", arguments, language) : reason;
	}

	private static String key(IssueComment comment) {
		return switch (comment.choice()) {
			case PINNED -> "pinned";
			case DROPPED -> "dropped";
			case CHOSEN -> comment.figures().authorReplied() ? "top.author-replied" : "top";
			case LEFT_OUT -> comment.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-');
		};
	}

}
