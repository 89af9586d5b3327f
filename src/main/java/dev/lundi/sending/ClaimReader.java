package dev.lundi.sending;

import java.time.Duration;

import dev.lundi.delivery.DeliveryProperties;
import dev.lundi.delivery.MailingStatus;
import dev.lundi.delivery.Mailings;
import dev.lundi.delivery.Sweeper;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Takes deliveries in hand until the mailing has none that is open. While the open ones
 * belong to other workers or wait for their next attempt, so does this one; and so it
 * does while nothing may be sent.
 */
class ClaimReader implements ItemReader<Load> {

	/** Others are sending: what they cannot finish falls back any moment. */
	private static final Duration SHORTEST_WAIT = Duration.ofMillis(50);

	/** Only time, an operator or the end of the process changes anything. */
	private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

	/**
	 * A relay that is asked nothing for longer may hang up; an open line costs it memory.
	 */
	private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

	private final SendSession session;

	private final Lanes lanes;

	private final Hindrances hindrances;

	private final Sweeper sweeper;

	private final Mailings mailings;

	private final DeliveryProperties properties;

	private Duration silence = Duration.ZERO;

	ClaimReader(SendSession session, Lanes lanes, Hindrances hindrances, Sweeper sweeper, Mailings mailings,
			DeliveryProperties properties) {
		this.session = session;
		this.lanes = lanes;
		this.hindrances = hindrances;
		this.sweeper = sweeper;
		this.mailings = mailings;
		this.properties = properties;
	}

	@Override
	public @Nullable Load read() {
		session.line().rebalance();
		while (mayGoOn()) {
			sweeper.sweep(session.mailing().id());
			Duration wait = hindrances.of(session);
			Load load = wait.isZero() ? lanes.next(session.mailing().id(), session.fence(), limit()) : null;
			if (load != null) {
				silence = Duration.ZERO;
				return load;
			}
			if (isThrough()) {
				return null;
			}
			keepQuiet(wait.isZero() ? SHORTEST_WAIT : wait);
		}
		return null;
	}

	/** What the last sweep was too early for is seen to before anybody goes home. */
	private boolean isThrough() {
		if (mailings.isOpen(session.mailing().id())) {
			return false;
		}
		sweeper.sweepNow(session.mailing().id());
		return !mailings.isOpen(session.mailing().id());
	}

	/** The longer nothing happens, the more rarely it looks. */
	private void keepQuiet(Duration wait) {
		Duration longest = (silence.compareTo(LONGEST_WAIT) < 0) ? SHORTEST_WAIT : LONGEST_WAIT;
		Duration pause = (wait.compareTo(longest) > 0 && wait.compareTo(SHORTEST_WAIT) > 0) ? min(wait, LONGEST_WAIT)
				: longest;
		silence = silence.plus(pause);
		if (silence.compareTo(LONGEST_SILENCE) > 0) {
			session.line().close();
		}
		session.control().await(pause);
	}

	private static Duration min(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	private boolean mayGoOn() {
		return session.control().isRunning()
				&& mailings.find(session.mailing().id()).orElseThrow().status() == MailingStatus.SENDING;
	}

	/**
	 * Small enough that all connections get their share of a small mailing, and that what
	 * is claimed is sent long before the lease ends.
	 */
	private int limit() {
		double share = session.mailing().planned() / (4.0 * properties.connections());
		double minuteAtRate = 60 * properties.rate().perSecond() / properties.connections();
		return (int) Math.clamp(Math.ceil(Math.min(share, minuteAtRate)), 1, properties.chunk());
	}

}
