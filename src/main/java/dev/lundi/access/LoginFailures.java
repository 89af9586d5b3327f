package dev.lundi.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failed sign-ins per account and address: after ten, that pair waits a minute.
 * The owner, at another address, is not kept out.
 */
class LoginFailures {

	static final int ALLOWED = 10;

	static final Duration PAUSE = Duration.ofMinutes(1);

	private static final int PAIRS_KEPT = 10_000;

	private static final int NAME_KEPT = 100;

	private final Clock clock;

	private final Map<Pair, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
		@Override
		protected boolean removeEldestEntry(Map.Entry<Pair, Count> eldest) {
			return size() > PAIRS_KEPT;
		}
	};

	LoginFailures(Clock clock) {
		this.clock = clock;
	}

	synchronized boolean mustWait(String account, String address) {
		Pair pair = Pair.of(account, address);
		Count count = counts.get(pair);
		if (count == null || count.failures() < ALLOWED) {
			return false;
		}
		if (clock.instant().isBefore(count.last().plus(PAUSE))) {
			return true;
		}
		counts.remove(pair);
		return false;
	}

	synchronized void count(String account, String address) {
		counts.merge(Pair.of(account, address), new Count(1, clock.instant()),
				(before, now) -> new Count(before.failures() + 1, now.last()));
	}

	synchronized void forget(String account, String address) {
		counts.remove(Pair.of(account, address));
	}

	private record Pair(String account, String address) {

		/** A name is cut, so that endless names cannot fill the memory. */
		static Pair of(String account, String address) {
			return new Pair(account.substring(0, Math.min(account.length(), NAME_KEPT)), address);
		}

	}

	private record Count(int failures, Instant last) {
	}

}
