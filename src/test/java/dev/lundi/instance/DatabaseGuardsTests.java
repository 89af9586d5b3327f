package dev.lundi.instance;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import dev.lundi.reason.Reason;
import dev.lundi.support.TestDatabase;
import dev.lundi.support.TestInstance;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a database must be like before Lundi sends with it. */
class DatabaseGuardsTests {

	private final TestDatabase database = TestDatabase.fresh();

	private final JdbcClient db = JdbcClient.create(database.dataSource());

	@ParameterizedTest
	@ValueSource(strings = { "lundi.none=", "spring.datasource.hikari.connection-init-sql=set application_name = 'own'",
			"spring.datasource.hikari.connection-init-sql=set synchronous_commit = off;",
			"spring.datasource.hikari.data-source-properties.options=-c synchronous_commit=off",
			"spring.datasource.hikari.auto-commit=false" })
	void everyPooledConnectionCommitsDurablyWhateverTheServersDefault(String property) {
		db.sql("alter database %s set synchronous_commit = off".formatted(name())).update();
		assertThat(db.sql("show synchronous_commit").query(String.class).single()).isEqualTo("off");
		new ApplicationContextRunner().withUserConfiguration(Start.class)
			.withPropertyValues("spring.datasource.url=" + database.url(),
					"spring.datasource.username=" + database.username(),
					"spring.datasource.password=" + database.password(), "lundi.secret=" + TestInstance.SECRET,
					"spring.datasource.hikari.maximum-pool-size=4", property)
			.run((context) -> assertThat(settings(context.getBean(DataSource.class), 4)).containsOnly("on"));
	}

	private String name() {
		return db.sql("select current_database()").query(String.class).single();
	}

	private static List<String> settings(DataSource pool, int connections) throws SQLException {
		List<Connection> taken = new ArrayList<>();
		List<String> settings = new ArrayList<>();
		for (int number = 0; number < connections; number++) {
			Connection connection = pool.getConnection();
			taken.add(connection);
			try (Statement statement = connection.createStatement()) {
				statement.execute("rollback");
				ResultSet row = statement.executeQuery("show synchronous_commit");
				row.next();
				settings.add(row.getString(1));
			}
		}
		for (Connection connection : taken) {
			connection.close();
		}
		return settings;
	}

	@Test
	void anotherSecretThanTheDatabasesIsRefused() {
		Flyway.configure().dataSource(database.dataSource()).load().migrate();
		check(TestInstance.SECRET);
		check(TestInstance.SECRET);
		String other = "another secret of 32 bytes or more";
		assertThatExceptionOfType(FailureAnalyzedException.class).isThrownBy(() -> check(other))
			.withMessageContaining("lundi.secret is not the one")
			.withMessageNotContaining(other)
			.satisfies((refusal) -> assertThat(refusal.analysis().getAction()).contains("the former one",
					"/data/secret", "update instance set secret_mark = null"));
		db.sql("update instance set secret_mark = null").update();
		check(other);
	}

	private void check(String secret) {
		Instance instance = new Instance(URI.create("https://lundi.example"), Path.of("/srv/data"), secret, List.of());
		InstanceTable table = new InstanceTable(db, new DataSourceTransactionManager(database.dataSource()));
		assertThat(new SecretMark(new SigningKeys(instance), table, instance)).isNotNull();
	}

	@ParameterizedTest
	@CsvSource({ "PT5M10S, 5 min", "PT-7M-10S, 7 min", "PT119M5S, 119 min", "PT7H1M, 7 h", "P-300DT-1M, 300 days" })
	void clocksThatDifferAreNamed(Duration ahead, String words) {
		assertThat(clocksApart(ahead)).hasValueSatisfying((trouble) -> assertThat(trouble).asString()
			.startsWith("The clock of this server differs by " + words + " from the database’s: ")
			.endsWith("then resume."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT4M50S", "PT-4M-50S" })
	void clocksThatAgreeAreNoTrouble(Duration ahead) {
		assertThat(clocksApart(ahead)).isEmpty();
	}

	private Optional<Reason> clocksApart(Duration ahead) {
		return new ClockCheck(db, () -> Instant.now().plus(ahead)).trouble();
	}

	@Import({ InstanceConfiguration.class, DataSourceAutoConfiguration.class })
	static class Start {

	}

}
