package dev.lundi.issue;

import java.time.Instant;

import org.springframework.data.relational.core.mapping.Table;

/**
 * A comment that an editor took out of an approved issue: no page, no feed and no mail
 * that leaves afterwards shows it.
 *
 * @param comment what the source calls it
 * @param takenBy name of the editor
 */
@Table("issue_takedown")
public record Takedown(String comment, Instant takenAt, String takenBy) {
}
