package dev.lundi.relay;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Ends reads and writes that take too long, on one thread for all connections. A socket
 * has no timeout for writing; a timer per mail, and a poll before every read, would cost
 * as much as half the mail.
 */
final class WireWatch {

	private static final Duration ROUND = Duration.ofMillis(250);

	private final Set<SmtpWire> wires = ConcurrentHashMap.newKeySet();

	private @Nullable Thread thread;

	synchronized void add(SmtpWire wire) {
		wires.add(wire);
		if (thread == null || !thread.isAlive()) {
			thread = Thread.ofPlatform().daemon().name("relay-watch").start(this::watch);
		}
	}

	void remove(SmtpWire wire) {
		wires.remove(wire);
	}

	private void watch() {
		while (!isIdle()) {
			long now = System.nanoTime();
			wires.forEach((wire) -> wire.endIfOverdue(now));
			try {
				Thread.sleep(ROUND);
			}
			catch (InterruptedException ex) {
				// Nobody has a reason to: every connection relies on this thread.
			}
		}
	}

	private synchronized boolean isIdle() {
		boolean idle = wires.isEmpty();
		if (idle) {
			thread = null;
		}
		return idle;
	}

}
