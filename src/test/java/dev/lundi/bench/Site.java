package dev.lundi.bench;

import java.time.Duration;

/**
 * A relay at some distance, and what is sent there.
 *
 * @param audience that Lundi mails in every round
 * @param warmUp audience of a Lundi's first mailing
 * @param sourceMails mails of smtp-source, which is slow when the relay is far
 * @param loopMails mails of the loops
 */
record Site(Duration latency, Relay relay, int connections, int audience, int warmUp, int sourceMails, int loopMails) {

	static Site near(Relay relay, Options options) {
		return new Site(Duration.ZERO, relay, options.connections(), options.size(), options.warmUp(), options.size(),
				options.loopMails());
	}

	static Site far(Duration latency, Relay relay, Options options) {
		int audience = options.farMails();
		return new Site(latency, relay, options.farConnections(), audience, Math.min(audience, options.warmUp()),
				audience / 2, options.loopMails() / 2);
	}

	boolean isNear() {
		return latency.isZero();
	}

	/** What a contestant is called that sends there. */
	String name(String contestant) {
		return contestant + Names.away(latency);
	}

}
