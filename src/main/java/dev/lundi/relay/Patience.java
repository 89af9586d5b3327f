package dev.lundi.relay;

import java.time.Duration;

/**
 * How long the relay is waited for.
 *
 * @param connect until the connection is open
 * @param answer until it has answered a command, the greeting included
 * @param dot until it has answered the final dot
 * @param write until it has taken what is written
 * @param whole until everything has to be over, once connected
 */
record Patience(Duration connect, Duration answer, Duration dot, Duration write, Duration whole) {

	/** RFC 5321 §4.5.3.2. */
	static final Patience STANDARD = new Patience(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(10),
			Duration.ofMinutes(3), Duration.ofDays(365));

	/** For somebody who sits before a page and waits. */
	static final Patience SHORT = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(10),
			Duration.ofSeconds(10), Duration.ofSeconds(20));

}
