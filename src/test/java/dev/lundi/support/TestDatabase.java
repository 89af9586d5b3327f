package dev.lundi.support;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.lundi.embedded.TestPostgres;
import org.postgresql.Driver;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A new, empty database on a real PostgreSQL that all tests of this JVM share: the
 * embedded one, or the one that the environment variable {@code LUNDI_TEST_POSTGRES}
 * names by a JDBC URL with {@code user} and {@code password}. There databases are made
 * that are called {@code lundi_test_1} and so on, instead of those that an earlier run
 * left.
 *
 * <pre>
 * &#64;DynamicPropertySource
 * static void database(DynamicPropertyRegistry registry) {
 *     TestDatabase.fresh().register(registry);
 * }
 * </pre>
 */
public record TestDatabase(String url, String username, String password) {

	private static final AtomicInteger COUNT = new AtomicInteger();

	public static TestDatabase fresh() {
		TestDatabase server = Server.INSTANCE;
		String name = "lundi_test_" + COUNT.incrementAndGet();
		try (Connection connection = server.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("drop database if exists " + name);
			statement.execute("create database " + name);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return new TestDatabase(server.url.replaceFirst("/[^/]*$", "/" + name), server.username, server.password);
	}

	public void register(DynamicPropertyRegistry registry) {
		registry.add("spring.datasource.url", this::url);
		registry.add("spring.datasource.username", this::username);
		registry.add("spring.datasource.password", this::password);
	}

	/** The same as arguments of a command line. */
	public String[] arguments() {
		return new String[] { "--spring.datasource.url=" + url, "--spring.datasource.username=" + username,
				"--spring.datasource.password=" + password };
	}

	/** With a pool, which the caller closes. */
	public HikariDataSource pool() {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(url);
		pool.setUsername(username);
		pool.setPassword(password);
		return pool;
	}

	/** Without a pool. */
	public DataSource dataSource() {
		return new DriverManagerDataSource(url, username, password);
	}

	/**
	 * For {@code @ContextConfiguration(initializers = …)}: each context gets its own.
	 * Many live at once, and keep no connection that they do not use.
	 */
	public static final class Fresh implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			TestDatabase database = fresh();
			TestPropertyValues
				.of("spring.datasource.url=" + database.url, "spring.datasource.username=" + database.username,
						"spring.datasource.password=" + database.password, "spring.datasource.hikari.minimum-idle=1",
						"spring.datasource.hikari.idle-timeout=10000")
				.applyTo(context);
		}

	}

	/** Started, where it has to be, when the first test asks; its own database. */
	private static final class Server {

		private static final TestDatabase INSTANCE = Optional.ofNullable(System.getenv("LUNDI_TEST_POSTGRES"))
			.map(Server::named)
			.orElseGet(Server::embedded);

		private static TestDatabase named(String url) {
			Properties parts = Objects.requireNonNull(Driver.parseURL(url, new Properties()), "no JDBC URL: " + url);
			return new TestDatabase(url.replaceFirst("\\?.*", ""), parts.getProperty("user", ""),
					parts.getProperty("password", ""));
		}

		private static TestDatabase embedded() {
			TestPostgres server = TestPostgres.start();
			return new TestDatabase(server.url("postgres"), server.username(), server.password());
		}

	}

}
