package dev.lundi.content;

import java.time.Instant;

/** Who wrote something, and when it was published. */
public record Byline(String author, Instant publishedAt) {
}
