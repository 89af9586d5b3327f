package dev.lundi.newsletter;

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
 */
public record CommentRules(@DefaultValue("5") int top, @DefaultValue("1") int perAuthor,
		@DefaultValue("2") int perThread, @DefaultValue("40") int minLength, @DefaultValue Weights weights) {

	/**
	 * What speaks for a comment, against each other; only their ratios count.
	 *
	 * @param repliers how many people answered it
	 * @param replies how many answers it drew, and answers to those
	 * @param author whether the editorial's author answered it
	 * @param length of its text
	 */
	public record Weights(@DefaultValue("0.35") double repliers, @DefaultValue("0.25") double replies,
			@DefaultValue("0.2") double author, @DefaultValue("0.2") double length) {

		/** Those that hold where none are declared. */
		public static final Weights USUAL = new Weights(0.35, 0.25, 0.2, 0.2);

		/** Nothing is ranked without it. */
		public double sum() {
			return repliers + replies + author + length;
		}

		/** Whether each is a share that can be weighed. */
		public boolean valid() {
			return DoubleStream.of(repliers, replies, author, length)
				.allMatch((weight) -> weight >= 0 && Double.isFinite(weight)) && sum() > 0 && Double.isFinite(sum());
		}

	}

}
