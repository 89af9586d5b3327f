package dev.lundi.rendering;

/**
 * A mail's subject and its two bodies.
 *
 * @param subject one line of plain text
 * @param html a whole HTML document with its styles inlined
 * @param text plain text with lines ended by LF
 */
public record RenderedEmail(String subject, String html, String text) {
}
