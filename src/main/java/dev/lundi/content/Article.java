package dev.lundi.content;

import java.net.URI;

/**
 * A further article of the week, listed under the editorial as a link.
 *
 * @param title plain text
 * @param summary one line of plain text, empty when there is none
 */
public record Article(String id, String title, String summary, URI url) {
}
