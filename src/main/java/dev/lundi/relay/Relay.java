package dev.lundi.relay;

import dev.lundi.limits.Rate;
import org.jspecify.annotations.Nullable;

/** Stub. */
public record Relay(String name, int weight, int connections, @Nullable Rate rate) {
}
