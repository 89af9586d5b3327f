package dev.lundi.limits;

/** Stub. */
public record BreakerState(String why) {
}
