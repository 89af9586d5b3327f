package dev.lundi.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Numbers for workers. While a worker lives, this process holds an advisory lock on its
 * number; the database lets go of it when the process dies, however it dies, and so tells
 * everybody that the worker's rows are abandoned.
 */
@Component
public class Fences implements DisposableBean {

	/** The first half of the advisory locks' key: "LUND" in ASCII. */
	static final int LOCK_CLASS = 0x4c554e44;

	private final DataSource dataSource;

	private final Set<Long> living = new HashSet<>();

	private @Nullable Connection connection;

	Fences(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	/** A number that no worker had before. */
	public synchronized long take() {
		long fence = run("select nextval('worker_fence')");
		lock(fence);
		living.add(fence);
		return fence;
	}

	/** Says that the worker with this number has ended. */
	public synchronized void giveBack(long fence) {
		living.remove(fence);
		run("select 0, pg_advisory_unlock(" + LOCK_CLASS + ", " + fence + ")");
	}

	/**
	 * Locks the numbers of living workers again if the database has dropped the session.
	 */
	synchronized void keep() {
		run("select 0");
	}

	private void lock(long fence) {
		run("select 0, pg_advisory_lock(" + LOCK_CLASS + ", " + fence + ")");
	}

	private long run(String sql) {
		try (PreparedStatement statement = session().prepareStatement(sql); ResultSet row = statement.executeQuery()) {
			row.next();
			return row.getLong(1);
		}
		catch (SQLException ex) {
			throw new DataAccessResourceFailureException("The worker's number could not be locked", ex);
		}
	}

	private Connection session() throws SQLException {
		if (connection == null || !connection.isValid(2)) {
			destroy();
			connection = dataSource.getConnection();
			living.forEach(this::lock);
		}
		return connection;
	}

	@Override
	public synchronized void destroy() throws SQLException {
		if (connection != null) {
			connection.close();
			connection = null;
		}
	}

}
