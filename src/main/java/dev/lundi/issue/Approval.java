package dev.lundi.issue;

import java.time.Instant;

/** On whose word an issue was frozen, and when. */
record Approval(Instant at, String by) {
}
