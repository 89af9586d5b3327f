package dev.lundi.newsletter;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.DoubleStream;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a newsletter chooses its top comments.
 *
 * @param top how many at most
 * @param perAuthor how many of one author at most
 * @param perThread how many of one thread at most; two let an answer stand beside what it
 * answers
 * @param minLength shortest text considered, in characters
 * @param weights what counts for how much
 * @param exposure within which time answers to a comment count, so that what was said on
 * Sunday is compared with what was said on Monday at the same age; zero for any time
 * @param echo how many late comments on the last editorial an issue takes at most
 */
public record CommentRules(@DefaultValue("5") int top, @DefaultValue("1") int perAuthor,
		@DefaultValue("2") int perThread, @DefaultValue("40") int minLength, @DefaultValue Weights weights,
		@DefaultValue("3d") Duration exposure, @DefaultValue("0") int echo) {

	/** Those that hold where none are declared. */
	public static final CommentRules USUAL = new CommentRules(5, 1, 2, 40, Weights.USUAL, Duration.ofDays(3), 0);

	/** How an issue chooses among late comments on the last editorial. */
	public CommentRules forEcho() {
		return new CommentRules(echo, perAuthor, perThread, minLength, weights, exposure, 0);
	}

	/** Whether others had longer than a comment to draw answers until then. */
	public boolean late(Instant published, Instant then) {
		return published.plus(exposure).isAfter(then);
	}

	/**
	 * What speaks for a comment, against each other; only their ratios count.
	 *
	 * @param repliers how many people answered it
	 * @param replies how many answers it drew, and answers to those
	 * @param author whether the editorial's author answered it
	 * @param length of its text
	 * @param votes of readers on it; where the site tells none, the others are weighed
	 * alone
	 */
	public record Weights(@DefaultValue("0.35") double repliers, @DefaultValue("0.25") double replies,
			@DefaultValue("0.2") double author, @DefaultValue("0.2") double length, @DefaultValue("0.3") double votes) {

		/** Those that hold where none are declared. */
		public static final Weights USUAL = new Weights(0.35, 0.25, 0.2, 0.2, 0.3);

		/** Whether each is a share that can be weighed. */
		public boolean valid() {
			double sum = repliers + replies + author + length + votes;
			return DoubleStream.of(repliers, replies, author, length, votes).allMatch((weight) -> weight >= 0)
					&& sum > 0 && Double.isFinite(sum);
		}

	}

}
