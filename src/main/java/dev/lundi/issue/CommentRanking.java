package dev.lundi.issue;

import java.time.Instant;
import java.util.List;

import dev.lundi.content.Comment;
import dev.lundi.newsletter.CommentRules;

/**
 * How the comments on an editorial are ranked, and which of them are the top ones. A bean
 * of this type takes the place of the usual one.
 */
@FunctionalInterface
public interface CommentRanking {

	/**
	 * Ranks all comments of an issue, best first, each with its verdict. The same
	 * comments, in whatever order, give the same answer.
	 * @param comments with sanitised words
	 * @param at when they were read
	 */
	List<IssueComment> rank(List<Comment> comments, CommentRules rules, Instant at);

}
