package dev.lundi.issue;

/**
 * Who publishes a newsletter.
 *
 * @param from header form of the sender, {@code name <address>}
 * @param replyTo address that answers go to
 * @param postalAddress one line
 */
public record Publisher(String from, String replyTo, String postalAddress) {
}
