package dev.lundi.notice;

import java.time.Instant;

/**
 * A notice that is being sent.
 *
 * @param attempt the number of this attempt, counted from 1
 */
record Notice(long id, NoticeKind kind, String newsletter, long subscriber, int attempt, Instant createdAt) {
}
