package dev.lundi.newsletter;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a newsletter chooses its top comments.
 *
 * @param top how many at most
 * @param perAuthor how many of one author at most
 * @param perThread how many of one thread at most; two let an answer stand beside what it
 * answers
 * @param minLength shortest text considered, in characters
 */
public record CommentRules(@DefaultValue("5") int top, @DefaultValue("1") int perAuthor,
		@DefaultValue("2") int perThread, @DefaultValue("40") int minLength) {
}
