package dev.lundi.instance;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * How an installation and its database know each other.
 *
 * @param id null for a database that no installation has taken yet
 * @param beat grows for ever; 0 for a database that was made empty and never used
 */
record InstanceMark(@Nullable UUID id, long beat) {
}
