package dev.lundi.issue;

/**
 * How a newsletter chooses its top comments.
 *
 * @param top how many at most
 * @param perAuthor how many of one author at most
 * @param perThread how many of one thread at most
 * @param minLength shortest text considered, in characters
 */
public record CommentRules(int top, int perAuthor, int perThread, int minLength) {
}
