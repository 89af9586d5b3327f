package dev.lundi.delivery;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Takes deliveries in hand until the mailing has none that is open. While the open ones
 * belong to other workers or wait for their next attempt, so does this one.
 */
class ClaimReader implements ItemReader<Claim> {

	private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

	private final SendSession session;

	private final Ledger ledger;

	private final Mailings mailings;

	private final SendControl control;

	private final DeliveryProperties properties;

	ClaimReader(SendSession session, Ledger ledger, Mailings mailings, SendControl control,
			DeliveryProperties properties) {
		this.session = session;
		this.ledger = ledger;
		this.mailings = mailings;
		this.control = control;
		this.properties = properties;
	}

	@Override
	public @Nullable Claim read() {
		while (mayGoOn()) {
			ledger.sweep(session.mailing().id(), properties.inDoubt());
			Claim claim = ledger.claim(session.mailing().id(), session.fence(), limit());
			if (!claim.items().isEmpty()) {
				return claim;
			}
			if (mailings.progress(session.mailing().id()).open() == 0) {
				return null;
			}
			session.disconnect();
			control.await(LONGEST_WAIT);
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
