package dev.lundi.fetch;

import java.time.Duration;

/**
 * How long, how much and how far.
 *
 * @param connect until a connection stands
 * @param silence without an octet
 * @param whole from the first request until the last answer is whole, with all redirects
 * and further attempts
 * @param bytes of one answer, on the wire and unpacked
 * @param redirects that are followed
 */
public record FetchLimits(Duration connect, Duration silence, Duration whole, int bytes, int redirects, Retry retry) {

	/** For sites as they are. */
	public static final FetchLimits USUAL = new FetchLimits(Duration.ofSeconds(4), Duration.ofSeconds(8),
			Duration.ofSeconds(12), 10 * 1024 * 1024, 3, new Retry(3, Duration.ofMillis(500)));

	/**
	 * How often, and how soon, what failed is tried again.
	 *
	 * @param attempts in all
	 * @param pause before the second; each further one is twice as long
	 */
	public record Retry(int attempts, Duration pause) {

		Duration before(int attempt) {
			return pause.multipliedBy(1L << (attempt - 1));
		}

	}

}
