package dev.lundi.sending;

import dev.lundi.limits.Breaker;
import dev.lundi.mail.ComposedEmail;
import dev.lundi.reason.Explained;
import dev.lundi.reason.Reason;
import dev.lundi.relay.Relay;
import dev.lundi.relay.RelayConnection;
import dev.lundi.relay.RelayException;
import dev.lundi.relay.Relays;
import dev.lundi.relay.Reply;
import dev.lundi.relay.SendResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker's connection: to whichever relay its turn is, as long as one can be reached.
 */
final class Line implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(Line.class);

	private final RelayShares shares;

	private final Relays relays;

	private @Nullable Relay relay;

	private @Nullable RelayConnection connection;

	private boolean hasServed;

	Line(RelayShares shares, Relays relays) {
		this.shares = shares;
		this.relays = relays;
	}

	/**
	 * The open connection, or a new one.
	 * @return null when no relay can be reached or tried now
	 * @throws RefusedException when trying again cannot help before somebody has changed
	 * something
	 */
	@Nullable RelayConnection connection() throws RefusedException {
		if (connection != null && connection.isUsable()) {
			return connection;
		}
		close();
		relay = shares.take().orElse(null);
		return (relay != null) ? connect(relay) : null;
	}

	private @Nullable RelayConnection connect(Relay chosen) throws RefusedException {
		try {
			connection = relays.connect(chosen);
			hasServed = false;
			shares.breaker(chosen).succeeded();
			return connection;
		}
		catch (RelayException ex) {
			close();
			shares.breaker(chosen).failed(ex.reason());
			if (ex.isPermanent() && shares.isOnly(chosen)) {
				throw new RefusedException(ex);
			}
			log.debug("The relay {} could not be reached", chosen.name(), ex);
			return null;
		}
	}

	/** Whether there is a connection now, or could be made. */
	boolean tryToConnect() {
		try {
			return connection() != null;
		}
		catch (RefusedException ex) {
			return false;
		}
	}

	/** The open connection. */
	RelayConnection open() {
		if (connection == null) {
			throw new IllegalStateException("The line is not connected");
		}
		return connection;
	}

	boolean isReadyFor(ComposedEmail email) {
		return open().isReadyFor(email);
	}

	/** The relay at the other end; only while connected. */
	Relay relay() {
		if (relay == null) {
			throw new IllegalStateException("The line is not connected");
		}
		return relay;
	}

	boolean isConnected() {
		return connection != null && connection.isUsable();
	}

	/** Tells the relay's breaker how the relay itself fares. */
	void answered(SendResult result) {
		Breaker breaker = shares.breaker(relay());
		switch (result) {
			case SendResult.NotTried(Reply reply) when !hasServed -> breaker.failed(Reason.inWords(reply.toString()));
			case SendResult.NotTried lost -> breaker.lost();
			case SendResult.InDoubt lost -> breaker.lost();
			case SendResult.Deferred(Reply reply) when reply.code() == 0 -> breaker.lost();
			case SendResult.Deferred deferred -> breaker.answered(deferred.isOfTheRelay());
			default -> breaker.answered(false);
		}
		hasServed = true;
	}

	/** Hangs up when another relay should have this connection. */
	void rebalance() {
		if (relay != null && shares.isUnfair(relay)) {
			close();
		}
	}

	@Override
	public void close() {
		if (connection != null) {
			connection.close();
			connection = null;
		}
		if (relay != null) {
			shares.giveBack(relay);
			relay = null;
		}
	}

	/** The relay refuses us; the reason says what to do. */
	static final class RefusedException extends Exception implements Explained {

		private final transient Reason reason;

		RefusedException(RelayException cause) {
			super(cause.getMessage(), cause);
			this.reason = cause.reason();
		}

		@Override
		public Reason reason() {
			return reason;
		}

	}

}
