package dev.lundi.bench;

import java.time.Duration;

/**
 * What was measured once.
 *
 * @param sender CPU time of the process that sends
 * @param database CPU time of all of PostgreSQL
 * @param prepare how long freezing the audience took; zero when there was none to freeze
 * @param memory the most memory that the sender has had, in bytes
 */
record Sample(int mails, Duration wall, Duration sender, Duration database, Duration prepare, long memory) {

	double perSecond() {
		return mails * 1e9 / wall.toNanos();
	}

	/** CPU-ms per mail. */
	double senderCost() {
		return sender.toNanos() / 1e6 / mails;
	}

	/** CPU-ms per mail. */
	double databaseCost() {
		return database.toNanos() / 1e6 / mails;
	}

	double cost() {
		return senderCost() + databaseCost();
	}

}
