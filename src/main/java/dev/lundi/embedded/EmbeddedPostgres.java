package dev.lundi.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * A PostgreSQL of Lundi's own, alone on its data directory from its start until it is
 * closed.
 */
final class EmbeddedPostgres implements AutoCloseable {

	static final String USER = "postgres";

	static final String DATABASE = "lundi";

	private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

	private static final String INVALID_PASSWORD = "28P01";

	private final DataDirectory directory;

	private final InstallationLock lock;

	private final PostgresCluster cluster;

	private final PostgresServer server;

	private int port;

	private EmbeddedPostgres(DataDirectory directory, InstallationLock lock, PostgresPrograms programs,
			Map<String, String> settings) {
		this.directory = directory;
		this.lock = lock;
		this.cluster = new PostgresCluster(directory, programs);
		this.server = new PostgresServer(directory, programs, settings);
	}

	/**
	 * Starts a server with its database.
	 * @param port 0 for any free one
	 * @throws FailureAnalyzedException when this is not possible here, in words
	 */
	static EmbeddedPostgres start(DataDirectory directory, int port) {
		return start(directory, directory.binaries(), port, PostgresServer.SETTINGS);
	}

	static EmbeddedPostgres start(DataDirectory directory, Path binaries, int port, Map<String, String> settings) {
		directory.create();
		try {
			return lockAndStart(directory, binaries, port, settings);
		}
		catch (IOException ex) {
			throw directory.unusable(ex);
		}
	}

	private static EmbeddedPostgres lockAndStart(DataDirectory directory, Path binaries, int port,
			Map<String, String> settings) throws IOException {
		InstallationLock lock = InstallationLock.acquire(directory);
		try {
			PostgresPrograms programs = new PostgresPrograms(PostgresArchive.forThisComputer().unpackBelow(binaries));
			programs.checkRights();
			EmbeddedPostgres postgres = new EmbeddedPostgres(directory, lock, programs, settings);
			postgres.start(port);
			return postgres;
		}
		catch (IOException | RuntimeException ex) {
			lock.close();
			throw ex;
		}
	}

	private void start(int requestedPort) throws IOException {
		cluster.prepare();
		server.removeRemains();
		port = server.start(requestedPort);
		try {
			createDatabase();
		}
		catch (SQLException | IOException | RuntimeException ex) {
			server.stop();
			throw new IllegalStateException(
					"The embedded PostgreSQL started in %s but does not serve".formatted(directory), ex);
		}
		LOG.info("Embedded PostgreSQL on port {}, its files in {}", port, directory.cluster());
	}

	private void createDatabase() throws SQLException, IOException {
		try (Connection connection = connectOrRestorePassword(); Statement statement = connection.createStatement()) {
			if (!exists(statement)) {
				statement.execute("create database " + DATABASE);
			}
		}
	}

	private static boolean exists(Statement statement) throws SQLException {
		try (ResultSet found = statement.executeQuery("select from pg_database where datname = '" + DATABASE + "'")) {
			return found.next();
		}
	}

	/** The file with the password was lost, or the cluster was brought from elsewhere. */
	private Connection connectOrRestorePassword() throws SQLException, IOException {
		try {
			return connect("postgres");
		}
		catch (SQLException ex) {
			if (!INVALID_PASSWORD.equals(ex.getSQLState())) {
				throw ex;
			}
			server.stop();
			cluster.restorePassword();
			port = server.start(port);
			return connect("postgres");
		}
	}

	private Connection connect(String database) throws SQLException, IOException {
		return DriverManager.getConnection(url(database), USER, password());
	}

	String url(String database) {
		return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
	}

	String password() throws IOException {
		return PrivateFiles.readOrCreateSecret(directory.databasePassword());
	}

	@Override
	public void close() throws IOException {
		try {
			server.stop();
		}
		finally {
			lock.close();
		}
	}

}
