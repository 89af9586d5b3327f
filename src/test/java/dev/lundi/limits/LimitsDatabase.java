package dev.lundi.limits;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.zaxxer.hikari.HikariDataSource;
import dev.lundi.support.TestDatabase;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A database that has the tables of this package, and counts what is asked of it. */
final class LimitsDatabase implements AutoCloseable {

	private final HikariDataSource pool = TestDatabase.fresh().pool();

	private final AtomicInteger statements = new AtomicInteger();

	private final JdbcClient db = JdbcClient.create(new DelegatingDataSource(pool) {
		@Override
		public Connection getConnection() throws SQLException {
			statements.incrementAndGet();
			return super.getConnection();
		}
	});

	LimitsDatabase() {
		pool.setMaximumPoolSize(8);
		new ResourceDatabasePopulator(new ClassPathResource("db/migration/V8__limits.sql")).execute(pool);
	}

	/** As a process that has just started sees it. */
	Gates newProcess() {
		return new Gates(db, new DomainGroups(Map.of()), System::nanoTime);
	}

	JdbcClient db() {
		return db;
	}

	HikariDataSource pool() {
		return pool;
	}

	int statements() {
		return statements.get();
	}

	LocalDate today() {
		return db.sql("select (clock_timestamp() at time zone 'UTC')::date").query(LocalDate.class).single();
	}

	/** As if that much time had gone by for all gates. */
	void letPass(String interval) {
		db.sql("""
				update gate set last_slot = last_slot - :time::interval, halved_at = halved_at - :time::interval,
				  troubled_at = troubled_at - :time::interval, slowed_since = slowed_since - :time::interval
				""").param("time", interval).update();
	}

	@Override
	public void close() {
		pool.close();
	}

}
