package dev.lundi.pipeline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Sees to it that a run is under way in one process only. The lock is the database
 * session's, so it ends with the process, however that ends.
 */
@Component
class RunLocks {

	/** The first half of the advisory locks' key: "LRUN" in ASCII. */
	private static final int LOCK_CLASS = 0x4c52554e;

	private static final Logger log = LoggerFactory.getLogger(RunLocks.class);

	private final DataSource dataSource;

	RunLocks(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	/** The lock of this run; empty when another process has it. Closing it lets go. */
	Optional<RunLock> tryLock(Run run) {
		try {
			Connection session = dataSource.getConnection();
			if (locks(session, run)) {
				return Optional.of(() -> release(session, run));
			}
			return Optional.empty();
		}
		catch (SQLException ex) {
			throw new DataAccessResourceFailureException("The run could not be locked", ex);
		}
	}

	private static boolean locks(Connection session, Run run) throws SQLException {
		boolean locked = false;
		try {
			locked = call(session, "pg_try_advisory_lock", run);
			return locked;
		}
		finally {
			if (!locked) {
				session.close();
			}
		}
	}

	private static void release(Connection session, Run run) {
		try (session) {
			call(session, "pg_advisory_unlock", run);
		}
		catch (SQLException ex) {
			// The session is gone, and with it the lock.
			log.debug("The lock of {} needed no release", run, ex);
		}
	}

	private static boolean call(Connection session, String function, Run run) throws SQLException {
		String sql = "select %s(%d, hashtext(?))".formatted(function, LOCK_CLASS);
		try (PreparedStatement statement = session.prepareStatement(sql)) {
			statement.setString(1, run.toString());
			try (ResultSet row = statement.executeQuery()) {
				row.next();
				return row.getBoolean(1);
			}
		}
	}

	/** Held while a run is under way. */
	interface RunLock extends AutoCloseable {

		@Override
		void close();

	}

}
