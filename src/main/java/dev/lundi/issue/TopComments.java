package dev.lundi.issue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.lundi.cleaning.Shortening;
import dev.lundi.content.Comment;
import dev.lundi.issue.IssueComment.Figures;
import dev.lundi.issue.IssueComment.Verdict;
import dev.lundi.issue.IssueComment.Words;
import dev.lundi.newsletter.CommentRules;

/**
 * Ranks the comments on an editorial and chooses the top ones. The same comments in any
 * order give the same choice.
 */
final class TopComments {

	/**
	 * What an issue shows of a comment, in characters; it is ranked by all that it says.
	 */
	private static final int LONGEST = 600;

	/** TOP is the first verdict. */
	private static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(Candidate::verdict)
		.thenComparing(Comparator.comparingDouble(Candidate::score).reversed())
		.thenComparing((candidate) -> candidate.comment().byline().publishedAt())
		.thenComparing((candidate) -> candidate.comment().id());

	private final Conversation conversation;

	private final CommentRules rules;

	private final Instant at;

	private final Set<String> repeated;

	private final Map<String, Integer> ofAuthor = new HashMap<>();

	private final Map<String, Integer> ofThread = new HashMap<>();

	private int chosen;

	private TopComments(Conversation conversation, CommentRules rules, Instant at) {
		this.conversation = conversation;
		this.rules = rules;
		this.at = at;
		this.repeated = Repetitions.among(conversation.comments());
	}

	/** All comments, best first, each with the reason why it is in or out. */
	static List<IssueComment> rank(List<Comment> comments, CommentRules rules, Instant at) {
		return new TopComments(new Conversation(comments, rules.exposure()), rules, at).ranked();
	}

	private List<IssueComment> ranked() {
		List<Candidate> candidates = conversation.comments().stream().map(this::candidate).toList();
		Weighing weighing = new Weighing(
				candidates.stream().filter(Candidate::eligible).map(Candidate::figures).toList(), rules.weights());
		List<IssueComment> ranked = new ArrayList<>();
		candidates.stream()
			.map((candidate) -> candidate.weighed(weighing))
			.sorted(BEST_FIRST)
			.forEach((candidate) -> ranked.add(judged(candidate)));
		return ranked;
	}

	private Candidate candidate(Comment comment) {
		Remark remark = Remark.of(comment.html());
		Figures figures = new Figures(conversation.repliers(comment), conversation.replies(comment),
				conversation.authorReplied(comment), remark.length(), comment.votes());
		return new Candidate(comment, figures, 0, firstLook(comment, remark));
	}

	private Verdict firstLook(Comment comment, Remark remark) {
		if (comment.byEditorialAuthor()) {
			return Verdict.BY_AUTHOR;
		}
		if (remark.fault() != null) {
			return remark.fault();
		}
		if (remark.length() < rules.minLength()) {
			return Verdict.TOO_SHORT;
		}
		return repeated.contains(comment.id()) ? Verdict.REPEATED : Verdict.TOP;
	}

	private IssueComment judged(Candidate candidate) {
		Verdict verdict = candidate.eligible() ? place(candidate.comment()) : candidate.verdict();
		return IssueComment.ranked(words(candidate.comment()), candidate.figures(), candidate.score(), verdict);
	}

	private Verdict place(Comment comment) {
		String author = Conversation.person(comment);
		String thread = conversation.thread(comment);
		if (chosen >= rules.top()) {
			return rules.late(comment.byline().publishedAt(), at) ? Verdict.LATE : Verdict.NOT_AMONG_TOP;
		}
		if (ofAuthor.getOrDefault(author, 0) >= rules.perAuthor()) {
			return Verdict.PER_AUTHOR;
		}
		if (ofThread.getOrDefault(thread, 0) >= rules.perThread()) {
			return Verdict.PER_THREAD;
		}
		ofAuthor.merge(author, 1, Integer::sum);
		ofThread.merge(thread, 1, Integer::sum);
		chosen++;
		return Verdict.TOP;
	}

	private static Words words(Comment comment) {
		return new Words(comment.id(), comment.parent(), comment.byline(), Shortening.ofHtml(comment.html(), LONGEST),
				comment.url(), comment.byEditorialAuthor(), null);
	}

	/** A comment before its place is known; eligible while nothing speaks against it. */
	private record Candidate(Comment comment, Figures figures, double score, Verdict verdict) {

		boolean eligible() {
			return verdict == Verdict.TOP;
		}

		Candidate weighed(Weighing weighing) {
			return new Candidate(comment, figures, weighing.score(figures), verdict);
		}

	}

}
