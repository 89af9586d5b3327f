package dev.lundi.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Records outcomes when the statement that should have done so failed, and nobody knows
 * whether it was committed: given up, they would become doubts although they are known.
 */
@Component
class OutcomeRescue {

	/**
	 * How long a known outcome is tried to be recorded before it has to be called doubt.
	 */
	private static final Duration STUBBORNNESS = Duration.ofSeconds(20);

	private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

	private final JdbcClient db;

	OutcomeRescue(JdbcClient db) {
		this.db = db;
	}

	/**
	 * Writes them again and again, until the ledger knows them.
	 * @return those that it does not know in the end
	 */
	List<Outcome> record(List<Outcome> outcomes, Writing writing) {
		List<Outcome> unknown = outcomes;
		long start = System.nanoTime();
		while (!unknown.isEmpty() && System.nanoTime() - start < STUBBORNNESS.toNanos()) {
			LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
			try {
				writing.write(unknown);
				unknown = unknown.stream().filter(this::isUnderWay).toList();
			}
			catch (SQLException | RuntimeException ex) {
				// The database is still away.
			}
		}
		return unknown;
	}

	/** Of what the ledger does not know, its row still says that it is under way. */
	private boolean isUnderWay(Outcome outcome) {
		return db.sql("""
				select exists (select from delivery where mailing = ? and subscriber = ? and fence = ?
				  and attempt = ? and status = 'ATTEMPTING')
				""")
			.params(outcome.attempt().mailing().id(), outcome.attempt().subscriber(), outcome.attempt().fence(),
					outcome.attempt().number())
			.query(Boolean.class)
			.single();
	}

	/** How outcomes are written. */
	interface Writing {

		void write(List<Outcome> outcomes) throws SQLException;

	}

}
