package dev.lundi.desk;

/**
 * One of an issue's three times: gathered, approved, sent.
 *
 * @param name its name in message keys
 * @param when in words
 * @param state {@code done}, {@code now}, {@code next} or {@code never}
 */
record Milestone(String name, String when, String state) {
}
