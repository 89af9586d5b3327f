package dev.lundi.instance;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.stereotype.Component;

/**
 * Counts on while mails go out, in the database and then in a file of the data folder, so
 * that the next start knows a database that somebody has set back.
 */
@Component
public class Heartbeat {

	private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

	private final InstanceTable table;

	private final InstanceFile file;

	private final Clock clock;

	private final Optional<Suspicion> suspicion;

	private long seen;

	private boolean writable = true;

	Heartbeat(InstanceTable table, Instance instance, Clock clock) {
		this.table = table;
		this.file = new InstanceFile(instance.dataDir());
		this.clock = clock;
		Optional<InstanceMark> last = lastSeen();
		this.suspicion = Suspicion.between(last, table.read());
		this.seen = last.map(InstanceMark::beat).orElse(0L);
	}

	private Optional<InstanceMark> lastSeen() {
		try {
			return file.read();
		}
		catch (IOException ex) {
			throw unusable(ex);
		}
	}

	/**
	 * What this start has found against the database. Nobody may be mailed until somebody
	 * has looked into it.
	 */
	public Optional<Suspicion> suspicion() {
		return suspicion;
	}

	/** When the database was last found to be a former state. */
	public Optional<Instant> restoredAt() {
		return table.restoredAt();
	}

	/**
	 * Goes on with the database as it is: to be called once, when all that the suspicion
	 * asks for is done. A crash before that leaves it to the next start.
	 */
	public synchronized void trust() {
		Instant restoredAt = suspicion.filter(Suspicion::isRestored).map((found) -> clock.instant()).orElse(null);
		InstanceMark adopted = table.adopt(seen, restoredAt);
		try {
			keep(adopted);
		}
		catch (IOException ex) {
			throw unusable(ex);
		}
	}

	/**
	 * To be called when a worker begins and ends, and about once a second in between.
	 * Durable in the database before the file says so: the file is never ahead of a
	 * database that nobody has touched.
	 */
	public synchronized void beat() {
		InstanceMark mark = table.beat(seen);
		try {
			keep(mark);
			writable = true;
		}
		catch (IOException ex) {
			warnOnce(ex);
		}
	}

	private void keep(InstanceMark mark) throws IOException {
		seen = mark.beat();
		file.write(mark);
	}

	/** Mails go on: what the file is there for is rarer than a full disk. */
	private void warnOnce(IOException cause) {
		if (writable) {
			log.warn("{} cannot be written ({}): until it can, a restored backup may not be noticed", file,
					cause.toString());
		}
		writable = false;
	}

	private FailureAnalyzedException unusable(IOException cause) {
		return new FailureAnalyzedException(
				"Lundi cannot keep %s, by which it knows a restored backup: %s".formatted(file, cause),
				"Make the folder writable for the user « %s », or name another one with lundi.data-dir."
					.formatted(System.getProperty("user.name")),
				cause);
	}

}
