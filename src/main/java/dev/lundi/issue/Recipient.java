package dev.lundi.issue;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The person for whom an issue is rendered.
 *
 * @param name how the person wants to be called; null when unknown
 * @param language of the mail's frame
 * @param unsubscribeUrl the signed link by which this person leaves
 * @param preferencesUrl the signed link at which this person chooses
 */
public record Recipient(@Nullable String name, Locale language, String unsubscribeUrl, String preferencesUrl) {
}
