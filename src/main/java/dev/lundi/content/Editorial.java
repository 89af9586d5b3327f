package dev.lundi.content;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * The week's lead article.
 *
 * @param id what the source calls it; the same at every gathering
 * @param title plain text
 * @param standfirst plain text, empty when there is none
 * @param html the sanitised body
 * @param url where it was published; null when the source is not a site
 */
public record Editorial(String id, String title, String standfirst, String html, Byline byline, @Nullable URI url) {
}
