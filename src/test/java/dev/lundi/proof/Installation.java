package dev.lundi.proof;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import dev.lundi.support.TestDatabase;
import dev.lundi.support.TestInstance;
import org.flywaydb.core.Flyway;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An installation whose senders are processes of their own: a database, a relay, readers,
 * and the properties that all of its senders get.
 */
final class Installation implements AutoCloseable {

	static final String WEEK = "2026-W10";

	/** What the senders said, for whoever has to look into a failure. */
	private static final File LOG = new File("target/proof.log");

	private static final int FAILED = 1;

	/** A database that has just been killed makes a sender or two fail. */
	private static final int PATIENCE = 3;

	/** Milliseconds. */
	private static final int DATABASE_AWAY = 2000;

	private static final Duration PATIENCE_AT_END = Duration.ofMinutes(1);

	private static final Duration TRAINING = Duration.ofMinutes(2);

	private final Map<String, String> properties = new LinkedHashMap<>();

	private final List<String> flags = new ArrayList<>();

	private final List<Sender> senders = new ArrayList<>();

	private final TestDatabase database;

	private final HikariDataSource pool;

	private final JdbcClient db;

	private final FaultyRelay relay = new FaultyRelay();

	Installation(TestDatabase database, Path data) {
		this.database = database;
		Flyway.configure().dataSource(database.dataSource()).load().migrate();
		this.pool = database.pool();
		this.pool.setMinimumIdle(0);
		this.pool.setConnectionTimeout(DATABASE_AWAY);
		this.db = JdbcClient.create(pool);
		Stream
			.of("data-dir=" + data, "secret=" + TestInstance.SECRET, "newsletters.edito.name=Edito",
					"newsletters.edito.from=Edito <edito@lundi.example>", "newsletters.edito.source.type=folder",
					"newsletters.edito.source.path=src/test/resources/dev/lundi/pipeline/edito",
					"newsletters.edito.schedule.approval=automatic", "newsletters.edito.zone=Europe/Paris")
			.map((property) -> property.split("=", 2))
			.forEach((property) -> set("lundi." + property[0], property[1]));
		set("spring.datasource.url", database.url());
		set("spring.datasource.username", database.username());
		set("spring.datasource.password", database.password());
		set("spring.mail.host", "127.0.0.1");
		set("spring.mail.port", String.valueOf(relay.port()));
	}

	/** Gives all senders that start from now on a property. */
	Installation set(String property, String value) {
		properties.put(property, value);
		return this;
	}

	Installation sending(int perSecond, int connections) {
		return set("lundi.delivery.rate", String.valueOf(perSecond)).set("lundi.delivery.connections",
				String.valueOf(connections));
	}

	/** Confirmed readers, numbered from 1. */
	Installation readers(int count) {
		return readers(count, "example.org");
	}

	Installation readers(int count, String domain) {
		db.sql("""
				insert into subscriber (email, email_key, name, language)
				select address, address, 'Lectrice ' || n, case n % 2 when 0 then 'fr' else 'en' end
				from generate_series(1, :count) n, lateral (select 'lectrice' || n || '@' || :domain as address) a
				""").param("count", count).param("domain", domain).update();
		db.sql("""
				insert into subscription select 'edito', id, 'CONFIRMED', now() from subscriber on conflict do nothing
				""").update();
		db.sql("analyze subscriber, subscription").update();
		return this;
	}

	/** Has services take up a run that none of them has begun. */
	void enterRun() {
		db.sql("""
				insert into weekly_run (newsletter, week, status, started_by, started_at)
				values ('edito', ?, 'RUNNING', 'test', now())
				""").param(WEEK).update();
	}

	/** A sender that ends with the run; more properties for it alone. */
	Sender once(String... more) {
		return start(Stream.concat(Stream.of("lundi.once=edito/" + WEEK), Stream.of(more)));
	}

	/** A sender that serves its pages and takes up what should be under way. */
	Sender service(int port, String... more) {
		return start(Stream.concat(
				Stream.of("server.port=" + port, "lundi.accounts.nora.password={noop}sesame",
						"lundi.accounts.nora.roles=operator", "lundi.base-url=http://127.0.0.1:" + port),
				Stream.of(more)));
	}

	/** One short run, from which the JVM learns what senders need. */
	static void train(List<String> command) {
		try (Installation school = new Installation(TestDatabase.fresh(), Path.of("target", "proof-jvm", "data"))) {
			school.readers(50).sending(1000, 4).start(command, Stream.of("lundi.once=edito/" + WEEK)).await(TRAINING);
		}
	}

	/** Gives all senders that start from now on a flag for their JVM. */
	Installation onJvm(String flag) {
		flags.add(flag);
		return this;
	}

	private Sender start(Stream<String> more) {
		List<String> java = new ArrayList<>(Jvm.command());
		java.addAll(java.size() - 1, flags);
		return start(java, more);
	}

	private Sender start(List<String> java, Stream<String> more) {
		List<String> command = new ArrayList<>(java);
		Stream
			.concat(properties.entrySet().stream().map((property) -> property.getKey() + "=" + property.getValue()),
					more)
			.map((property) -> "--" + property)
			.forEach(command::add);
		Sender sender = Sender.start(command, LOG);
		senders.add(sender);
		return sender;
	}

	/** Starts a sender again and again until the mailing has ended. */
	void finish(Duration most) {
		long end = System.nanoTime() + most.toNanos();
		int failures = 0;
		while (!hasEnded()) {
			failures += (once().await(most) == FAILED) ? 1 : 0;
			if (System.nanoTime() - end > 0 || failures > PATIENCE) {
				throw new AssertionError("The mailing does not end, see %s: %s".formatted(LOG, oracle().judge()));
			}
		}
	}

	/**
	 * The same without waiting for what is deferred: its time comes as soon as nothing
	 * else is to do.
	 * @return the shortest time in seconds that a deferred delivery was to wait
	 */
	double finishInHaste(Duration most) {
		long end = System.nanoTime() + most.toNanos();
		double shortest = Double.MAX_VALUE;
		Sender sender = once();
		while (!hasEnded() && System.nanoTime() - end < 0) {
			Pause.of(200_000_000);
			shortest = Math.min(shortest, hurry());
			sender = sender.isAlive() ? sender : once();
		}
		sender.awaitOrKill(PATIENCE_AT_END);
		return shortest;
	}

	private double hurry() {
		return db.sql("""
				with due as (update delivery d set next_attempt_at = clock_timestamp() from delivery old
				    where old.mailing = d.mailing and old.subscriber = d.subscriber and d.status = 'DEFERRED'
				      and d.next_attempt_at > clock_timestamp()
				      and not exists (select from delivery where status in ('PENDING', 'CLAIMED', 'ATTEMPTING'))
				    returning extract(epoch from old.next_attempt_at - old.settled_at) as wait)
				select coalesce(min(wait), 1e9) from due
				""").query(Double.class).single();
	}

	/** Not while the database is away. */
	boolean hasEnded() {
		try {
			return db.sql("select status in ('COMPLETED', 'CANCELLED') from mailing")
				.query(Boolean.class)
				.optional()
				.orElse(false);
		}
		catch (DataAccessException ex) {
			return false;
		}
	}

	/** How many readers there are. */
	int readers() {
		return db.sql("select count(*) from subscriber").query(Integer.class).single();
	}

	/** How many deliveries have a marker and no outcome. */
	int inTheAir() {
		return db.sql("select count(*) from delivery where status = 'ATTEMPTING'").query(Integer.class).single();
	}

	Oracle oracle() {
		return new Oracle(db, relay.witness());
	}

	TestDatabase database() {
		return database;
	}

	JdbcClient db() {
		return db;
	}

	FaultyRelay relay() {
		return relay;
	}

	Witness witness() {
		return relay.witness();
	}

	@Override
	public void close() {
		senders.stream().filter(Sender::isAlive).forEach(Sender::kill);
		relay.close();
		pool.close();
	}

}
