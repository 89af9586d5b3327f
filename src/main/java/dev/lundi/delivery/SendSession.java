package dev.lundi.delivery;

import dev.lundi.issue.Issue;
import dev.lundi.issue.Issues;
import dev.lundi.relay.RelayConnection;
import dev.lundi.relay.RelayException;
import dev.lundi.relay.Relays;
import org.jspecify.annotations.Nullable;

/**
 * What one worker has while its step runs: its mailing, its fence, its connection to the
 * relay.
 */
class SendSession implements AutoCloseable {

	private final Mailing mailing;

	private final Issue issue;

	private final Relays relays;

	private final Fences fences;

	private final SendControl control;

	private final long fence;

	private @Nullable RelayConnection connection;

	SendSession(Mailing mailing, Issues issues, Relays relays, Fences fences, SendControl control) {
		this.mailing = mailing;
		this.issue = issues.findById(mailing.issue()).orElseThrow();
		this.relays = relays;
		this.fences = fences;
		this.control = control;
		this.fence = fences.take();
		control.workerBegins();
	}

	Mailing mailing() {
		return mailing;
	}

	Issue issue() {
		return issue;
	}

	long fence() {
		return fence;
	}

	/** The open connection, or a new one. */
	RelayConnection connection() throws RelayException {
		if (connection == null || !connection.isUsable()) {
			disconnect();
			connection = relays.connect();
		}
		return connection;
	}

	boolean isConnected() {
		return connection != null && connection.isUsable();
	}

	void disconnect() {
		if (connection != null) {
			connection.close();
			connection = null;
		}
	}

	@Override
	public void close() {
		disconnect();
		try {
			fences.giveBack(fence);
		}
		finally {
			control.workerEnds();
		}
	}

}
