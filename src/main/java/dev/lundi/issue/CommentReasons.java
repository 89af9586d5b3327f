package dev.lundi.issue;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lundi.content.Votes;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in words why a comment is in its issue or out of it. */
@Component
public class CommentReasons {

	private static final Votes NONE = new Votes(0, 0);

	private final MessageSource words;

	CommentReasons(MessageSource words) {
		this.words = words;
	}

	/** A part of a sentence, such as « 3 réponses, dont celle de l’auteur ». */
	public String of(IssueComment comment, Locale language) {
		IssueComment.Figures figures = comment.figures();
		Votes votes = Objects.requireNonNullElse(figures.votes(), NONE);
		Object[] arguments = { figures.replies(), figures.repliers(), figures.length(), votes.up(), votes.down(),
				comment.words().echoOf() };
		return Stream
			.of(key(comment), votes.equals(NONE) ? "" : "votes", comment.cutShort() ? "cut-short" : "",
					(comment.words().echoOf() != null) ? "echo" : "")
			.filter((key) -> !key.isEmpty())
			.map((key) -> words.getMessage("issue.reason." + key, arguments, language))
			.collect(Collectors.joining());
	}

	/**
	 * How many are out for which reason, the commonest first, such as « 12 trop courts ·
	 * 2 déjà dits »; of those that were taken down nothing is said.
	 */
	public String tally(Collection<IssueComment> out, Locale language) {
		Map<String, Long> tally = out.stream()
			.filter((comment) -> comment.choice() == IssueComment.Choice.LEFT_OUT
					|| comment.choice() == IssueComment.Choice.DROPPED)
			.collect(Collectors.groupingBy(CommentReasons::key, TreeMap::new, Collectors.counting()));
		return tally.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Long>comparingByValue().reversed())
			.map((entry) -> words.getMessage("issue.tally." + entry.getKey(), new Object[] { entry.getValue() },
					language))
			.collect(Collectors.joining(" · "));
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
