package dev.lundi.instance;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Refuses, before anything else uses it, a database that Lundi cannot reach or should not
 * trust with its ledger.
 */
final class DatabaseCheck implements BeanPostProcessor, EnvironmentAware {

	private static final int OLDEST = 15;

	private Map<String, String> driverProperties = Map.of();

	@Override
	public void setEnvironment(Environment environment) {
		driverProperties = Binder.get(environment)
			.bind("spring.datasource.hikari.data-source-properties", Bindable.mapOf(String.class, String.class))
			.orElse(Map.of());
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (bean instanceof JdbcConnectionDetails details) {
			check(details);
		}
		return bean;
	}

	/** With a connection of its own: the pool would log the failure with its stack. */
	private void check(JdbcConnectionDetails details) {
		String url = details.getJdbcUrl().replaceFirst("\\?.*", "");
		if (!url.startsWith("jdbc:postgresql:")) {
			throw new FailureAnalyzedException("spring.datasource.url is not the address of a PostgreSQL: " + url,
					"Write it like jdbc:postgresql://db.example.org:5432/lundi.");
		}
		try (Connection connection = DriverManager.getConnection(details.getJdbcUrl(), properties(details))) {
			check(connection, url);
		}
		catch (SQLException ex) {
			throw unusable(url, details.getUsername(), ex);
		}
	}

	private Properties properties(JdbcConnectionDetails details) {
		Properties properties = new Properties();
		properties.putAll(driverProperties);
		set(properties, "user", details.getUsername());
		set(properties, "password", details.getPassword());
		return properties;
	}

	private static void set(Properties properties, String name, @Nullable String value) {
		if (value != null) {
			properties.setProperty(name, value);
		}
	}

	private static void check(Connection connection, String url) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet server = statement.executeQuery("""
				select current_setting('server_version'), current_setting('fsync'), current_setting('full_page_writes')
				""")) {
			server.next();
			checkVersion(connection.getMetaData().getDatabaseMajorVersion(), server.getString(1), url);
			checkDurable("fsync", server.getString(2), url);
			checkDurable("full_page_writes", server.getString(3), url);
		}
	}

	private static void checkVersion(int major, String version, String url) {
		if (major < OLDEST) {
			throw new FailureAnalyzedException("%s is a PostgreSQL %s.".formatted(url, version),
					"Lundi needs PostgreSQL %d or newer: upgrade it, or name another one in spring.datasource.url."
						.formatted(OLDEST));
		}
	}

	private static void checkDurable(String setting, String value, String url) {
		if (!value.equals("on")) {
			throw new FailureAnalyzedException(
					"%s runs with %s=%s: after a crash of its computer it may have forgotten who was mailed already."
						.formatted(url, setting, value),
					"Set %s=on in its postgresql.conf and reload it, or name another database in spring.datasource.url."
						.formatted(setting));
		}
	}

	private static FailureAnalyzedException unusable(String url, @Nullable String user, SQLException cause) {
		String state = Objects.requireNonNullElse(cause.getSQLState(), "");
		String action = switch (state) {
			case "08001", "08004", "08006" ->
				"Start the database, and check the host and port in spring.datasource.url and any firewall between.";
			case "28P01", "28000" ->
				"Check spring.datasource.username (here « %s ») and spring.datasource.password, and the pg_hba.conf of the server."
					.formatted(user);
			case "3D000" -> "Create it with « createdb », or name another one in spring.datasource.url.";
			case "57P03" -> "Wait until it has started, then start Lundi again.";
			case "53300" -> "Close connections of other programs, or raise max_connections of the server.";
			default -> "Check spring.datasource.url, .username and .password.";
		};
		return new FailureAnalyzedException("The database %s cannot be used: %s".formatted(url, cause.getMessage()),
				action, cause);
	}

}
