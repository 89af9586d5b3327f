package dev.lundi.proof;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Misbehaves towards a share of the recipients, the same ones whenever the seed is the
 * same.
 *
 * @param perMille how many of a thousand meet each kind of weather
 */
public record Storm(long seed, Map<Weather, Integer> perMille) implements Script {

	private static final Duration SLOW = Duration.ofSeconds(3);

	public Storm {
		perMille = new TreeMap<>(perMille);
	}

	@Override
	public @Nullable Fault at(Moment moment, Visit visit) {
		Weather weather = of(visit.recipient());
		return (moment == weather.moment && (visit.call() == 1 || weather.lasts)) ? weather.fault() : null;
	}

	/** What this recipient's mail meets. */
	public Weather of(String recipient) {
		int number = Math.floorMod(mixed(recipient), 1000);
		for (Map.Entry<Weather, Integer> part : perMille.entrySet()) {
			number -= part.getValue();
			if (number < 0) {
				return part.getKey();
			}
		}
		return Weather.FAIR;
	}

	/** SplitMix64: a String's own hash keeps neighbours together. */
	private long mixed(String recipient) {
		long mixed = recipient.hashCode() + seed * 0x9E3779B97F4A7C15L;
		mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
		mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
		return mixed ^ (mixed >>> 31);
	}

	/** What can befall a mail. */
	public enum Weather {

		/** Greylisted the first time. */
		TRANSIENT(Moment.RCPT, false),

		/** No such mailbox, ever. */
		UNKNOWN(Moment.RCPT, true),

		/** The relay trusts the sender too little, always. */
		POLICY(Moment.DOT, true),

		/** The relay goes down amid the envelope, the first time. */
		SHUTDOWN(Moment.RCPT, false),

		/** The relay goes down instead of taking the mail, the first time. */
		SHUTDOWN_AT_DOT(Moment.DOT, false),

		/** The connection ends before the content, the first time. */
		CLOSED_BEFORE(Moment.DATA, false),

		/** The connection ends between the final dot and its answer, always. */
		CLOSED_AFTER(Moment.TAKEN, true),

		/** The answer to the final dot takes three seconds. */
		SLOW(Moment.TAKEN, true),

		FAIR(Moment.CONNECT, true);

		private final Moment moment;

		private final boolean lasts;

		Weather(Moment moment, boolean lasts) {
			this.moment = moment;
			this.lasts = lasts;
		}

		/** What the ledger says of it in the end, when IN_DOUBT is sent once more. */
		String outcome() {
			return switch (this) {
				case TRANSIENT, SHUTDOWN, SHUTDOWN_AT_DOT, CLOSED_BEFORE, SLOW, FAIR -> "ACCEPTED";
				case UNKNOWN, POLICY -> "REJECTED";
				case CLOSED_AFTER -> "IN_DOUBT";
			};
		}

		private @Nullable Fault fault() {
			return switch (this) {
				case TRANSIENT -> Fault.answer("451 4.7.1 greylisted, try again later");
				case UNKNOWN -> Fault.answer("550 5.1.1 no such mailbox");
				case POLICY -> Fault.answer("550 5.7.26 not authenticated well enough");
				case SHUTDOWN, SHUTDOWN_AT_DOT -> Fault.answer("421 4.3.2 shutting down");
				case CLOSED_BEFORE, CLOSED_AFTER -> Fault.close();
				case SLOW -> Fault.wait(Storm.SLOW);
				case FAIR -> null;
			};
		}

	}

}
