package dev.lundi.mail;

import java.util.Map;

/**
 * What the mails of an issue have in common, besides their words.
 *
 * @param name the sender's, as readers see it
 * @param from the sender's address
 * @param replyTo address that answers go to
 * @param headers further ones by name, in the order in which they are written
 */
public record Letterhead(String name, String from, String replyTo, Map<String, String> headers) {
}
