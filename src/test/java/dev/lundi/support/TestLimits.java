package dev.lundi.support;

import java.time.Duration;

import dev.lundi.fetch.FetchLimits;

/** Limits under which a test need not wait. */
public final class TestLimits {

	public static final FetchLimits SHORT = new FetchLimits(Duration.ofMillis(500), Duration.ofMillis(500),
			Duration.ofSeconds(1), 10_000, 3, new FetchLimits.Retry(3, Duration.ofMillis(1)));

	private TestLimits() {
	}

}
