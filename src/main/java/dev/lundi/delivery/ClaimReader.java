package dev.lundi.delivery;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Takes deliveries in hand until the mailing has none that is open. While the open ones
 * belong to other workers or wait for their next attempt, so does this one.
 */
class ClaimReader implements ItemReader<Claim> {

	/** Others are sending: what they cannot finish falls back any moment. */
	private static final Duration WHILE_OTHERS_SEND = Duration.ofMillis(100);

	/**
	 * Nothing is under way: only time, an operator or the end of the process changes
	 * that.
	 */
	private static final Duration WHILE_ALL_WAIT = Duration.ofSeconds(1);

	private final SendSession session;

	private final Claims claims;

	private final Sweeper sweeper;

	private final Mailings mailings;

	private final SendControl control;

	private final DeliveryProperties properties;

	ClaimReader(SendSession session, Claims claims, Sweeper sweeper, Mailings mailings, SendControl control,
			DeliveryProperties properties) {
		this.session = session;
		this.claims = claims;
		this.sweeper = sweeper;
		this.mailings = mailings;
		this.control = control;
		this.properties = properties;
	}

	@Override
	public @Nullable Claim read() {
		sweeper.sweep(session.mailing().id());
		while (mayGoOn()) {
			sweeper.sweep(session.mailing().id());
			Claim claim = claims.take(session.mailing().id(), session.fence(), limit());
			if (!claim.items().isEmpty()) {
				return claim;
			}
			MailingProgress progress = mailings.progress(session.mailing().id());
			if (progress.open() == 0) {
				return null;
			}
			session.disconnect();
			boolean allWait = progress.open() == progress.count(DeliveryStatus.DEFERRED);
			control.await(allWait ? WHILE_ALL_WAIT : WHILE_OTHERS_SEND);
		}
		return null;
	}

	private boolean mayGoOn() {
		return control.isRunning()
				&& mailings.find(session.mailing().id()).orElseThrow().status() == MailingStatus.SENDING;
	}

	/**
	 * Small enough that all connections get their share of a small mailing, and that what
	 * is claimed is sent long before the lease ends.
	 */
	private int limit() {
		double share = session.mailing().planned() / (4.0 * properties.connections());
		double minuteAtRate = 60 * properties.rate() / properties.connections();
		return (int) Math.clamp(Math.ceil(Math.min(share, minuteAtRate)), 1, properties.chunk());
	}

}
