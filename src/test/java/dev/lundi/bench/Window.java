package dev.lundi.bench;

import java.time.Duration;
import java.util.function.LongSupplier;

/** From its opening on, the time that passes and the CPU time that is used. */
final class Window {

	private final long sender;

	private final LongSupplier database;

	private final long openedAt;

	private final long senderBefore;

	private final long databaseBefore;

	private Window(long sender, LongSupplier database) {
		this.sender = sender;
		this.database = database;
		this.senderBefore = ProcessTimes.cpu(sender);
		this.databaseBefore = database.getAsLong();
		this.openedAt = System.nanoTime();
	}

	/**
	 * Opens one.
	 * @param sender the id of the sending process
	 * @param database tells the CPU time of the database so far
	 */
	static Window open(long sender, LongSupplier database) {
		return new Window(sender, database);
	}

	Sample close(int mails, Duration prepare) {
		Duration wall = Duration.ofNanos(System.nanoTime() - openedAt);
		return new Sample(mails, wall, Duration.ofNanos(ProcessTimes.cpu(sender) - senderBefore),
				Duration.ofNanos(database.getAsLong() - databaseBefore), prepare, ProcessTimes.peakMemory(sender));
	}

}
