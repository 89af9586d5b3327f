package dev.lundi.embedded;

/**
 * A reader that nobody is.
 *
 * @param name empty for a reader who gave none
 * @param language as an IETF language tag, such as {@code fr}
 */
record SampleReader(String email, String name, String language) {
}
