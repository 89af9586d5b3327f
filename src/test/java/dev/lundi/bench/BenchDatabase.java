package dev.lundi.bench;

import java.time.Duration;
import java.util.Optional;

import com.zaxxer.hikari.HikariDataSource;
import dev.lundi.content.Week;
import dev.lundi.support.TestDatabase;
import org.flywaydb.core.Flyway;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A database with an audience, on a PostgreSQL with the settings of production. */
final class BenchDatabase implements AutoCloseable {

	private final TestDatabase database = TestDatabase.fresh();

	private final HikariDataSource pool = database.pool();

	private final JdbcClient db = JdbcClient.create(pool);

	private final long server;

	BenchDatabase() {
		pool.setMaximumPoolSize(1);
		Flyway.configure().dataSource(database.dataSource()).load().migrate();
		server = ProcessTimes.parent(db.sql("select pg_backend_pid()").query(Long.class).single());
	}

	/** Makes people: a third have no name, a quarter read English. */
	void fill(int people) {
		db.sql("""
				insert into subscriber (email, email_key, name, language)
				select address, address,
				  case when n % 3 > 0 then (array['Élodie Marchand', 'Noé', 'Fatoumata Diallo', 'Jean-Baptiste Le Goff',
				    'Ada', 'Zoë van den Berg', 'Łukasz Wójcik', 'Marie-Hélène', 'Sinéad O’Connor', '李小龙'])[1 + n % 10] end,
				  case when n % 4 = 0 then 'en' else 'fr' end
				from generate_series(1, ?) n, lateral
				  (select 'abonnement.' || n || '@d' || n % 50 || '.example.org' as address) a
				""")
			.param(people)
			.update();
	}

	/** Lets the first so many people have a newsletter. */
	void subscribe(String newsletter, int people) {
		db.sql("""
				insert into subscription (newsletter, subscriber, status, confirmed_at)
				select ?, id, 'CONFIRMED', now() from subscriber order by id limit ?
				""").params(newsletter, people).update();
		db.sql("vacuum analyze").update();
	}

	/** CPU time of the server so far, all its processes together. */
	long cpu() {
		return ProcessTimes.cpuOfFamily(server);
	}

	String setting(String name) {
		return db.sql("select current_setting(?)").param(name).query(String.class).single();
	}

	TestDatabase address() {
		return database;
	}

	Optional<MailingState> mailing(String newsletter, Week week) {
		return db.sql("""
				select m.id, m.status, extract(epoch from clock_timestamp() - m.created_at) * 1000 as age
				from mailing m join issue i on i.id = m.issue where i.newsletter = ? and i.week = ?
				""")
			.params(newsletter, week.toString())
			.query((row, number) -> new MailingState(row.getLong("id"), row.getString("status"),
					Duration.ofMillis(row.getLong("age"))))
			.optional();
	}

	void pause(long mailing) {
		db.sql("update mailing set status = 'PAUSED', pause_reason = 'benchmark' where id = ?").param(mailing).update();
	}

	int accepted(long mailing) {
		return db.sql("select count(*) from delivery where mailing = ? and status = 'ACCEPTED'")
			.param(mailing)
			.query(Integer.class)
			.single();
	}

	@Override
	public void close() {
		pool.close();
	}

	/** A mailing at this moment. */
	record MailingState(long id, String status, Duration age) {
	}

}
