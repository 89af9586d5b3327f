package dev.lundi.rendering;

import org.jspecify.annotations.Nullable;

/**
 * What in a mail is its reader's own.
 *
 * @param name how the reader wants to be called; null when unknown
 * @param unsubscribeUrl the signed address by which this reader leaves
 * @param preferencesUrl the signed address at which this reader chooses
 */
public record Personal(@Nullable String name, String unsubscribeUrl, String preferencesUrl) {
}
