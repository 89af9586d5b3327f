package dev.lundi.rendering;

import org.jspecify.annotations.Nullable;

/**
 * What in a mail is its reader's own.
 *
 * @param name how the reader wants to be called; null when unknown
 * @param link the signed address by which this reader leaves
 */
public record Personal(@Nullable String name, String link) {
}
