package dev.lundi.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.lundi.delivery.DeliveryProperties.InDoubt;
import dev.lundi.delivery.Ledger.Marking;
import dev.lundi.instance.SigningKeys;
import dev.lundi.limits.Rate;
import dev.lundi.relay.Reply;
import dev.lundi.subscriber.Suppressions;
import dev.lundi.support.TestDatabase;
import dev.lundi.support.TestInstance;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** What the tests of the ledger share: a mailing on its way, its readers, and workers. */
@SpringJUnitConfig
abstract class LedgerScene {

	static final String NO_GROUP = "";

	@Autowired
	JdbcClient db;

	@Autowired
	Claims claims;

	@Autowired
	Ledger ledger;

	@Autowired
	Sweeper sweeper;

	@Autowired
	Suppressions suppressions;

	Mailing mailing;

	@Autowired
	private Fences fences;

	private final List<Long> workers = new CopyOnWriteArrayList<>();

	@BeforeEach
	void aMailingOnItsWay() {
		db.sql("truncate subscriber, suppression, issue cascade").update();
		long issue = db
			.sql("""
					insert into issue (version, newsletter, week, number, status, subject, preheader, editorial_source_id,
					  editorial_title, editorial_standfirst, editorial_author, editorial_html, editorial_published_at, created_at)
					values (0, 'edito', '2026-W10', 1, 'DRAFT', 'Le train', '', 'e', 'Le train', '', 'Ada', '', now(), now())
					returning id
					""")
			.query(Long.class)
			.single();
		mailing = db.sql("""
				insert into mailing (issue, newsletter, status, created_at, valid_until)
				values (?, 'edito', 'SENDING', now(), now() + interval '2 days') returning *
				""").param(issue).query(Mailing.class).single();
	}

	@AfterEach
	void allWorkersEnd() {
		List.copyOf(workers).forEach(this::end);
	}

	long worker() {
		long worker = fences.take();
		workers.add(worker);
		return worker;
	}

	void end(long worker) {
		workers.remove(worker);
		fences.giveBack(worker);
	}

	long reader(String group) {
		long reader = db
			.sql("""
					insert into subscriber (email, email_key, language)
					select address, address, 'fr' from (select gen_random_uuid() || '@example.org' as address) one returning id
					""")
			.query(Long.class)
			.single();
		db.sql("insert into subscription values ('edito', ?, 'CONFIRMED', now())").param(reader).update();
		db.sql("insert into delivery (mailing, subscriber, domain_group) values (?, ?, ?)")
			.params(mailing.id(), reader, group)
			.update();
		return reader;
	}

	Attempt claim(long worker) {
		Claim.Item item = claims.take(mailing.id(), NO_GROUP, worker, 1).items().getFirst();
		return new Attempt(mailing, item, worker, "1.a@lundi.example");
	}

	Attempt mark(long worker) {
		Attempt attempt = claim(worker);
		assertThat(ledger.advance(null, attempt)).isEqualTo(Marking.MARKED);
		return attempt;
	}

	static Outcome outcome(Attempt attempt, DeliveryStatus status) {
		Instant now = Instant.now();
		return new Outcome(attempt, status, now, null, new Outcome.Answer(new Reply(0, "", "as the test wants it"), ""),
				(status == DeliveryStatus.DEFERRED) ? now : null, false);
	}

	void leaseEnds() {
		db.sql("update delivery set lease_until = now() - interval '1 s'").update();
	}

	Sweeper holding() {
		return new Sweeper(db, fences, Clock.systemUTC(), properties(InDoubt.HOLD));
	}

	/** The only row's state, its attempts, and whose it is. */
	String row() {
		return db.sql("select concat_ws(' ', status, attempt, 'by ' || fence) from delivery")
			.query(String.class)
			.single();
	}

	private static DeliveryProperties properties(InDoubt inDoubt) {
		return new DeliveryProperties(200, 8, Rate.parse("50"), inDoubt, Duration.ofDays(2), Duration.ofSeconds(30),
				Duration.ofMinutes(12), Duration.ofMinutes(10), null);
	}

	@TestConfiguration(proxyBeanMethods = false)
	@Import({ Claims.class, Fences.class, Ledger.class, LedgerWriter.class, OutcomeRescue.class, Sweeper.class,
			Suppressions.class })
	static class Parts {

		@Bean
		HikariDataSource dataSource() {
			HikariDataSource pool = TestDatabase.fresh().pool();
			Flyway.configure().dataSource(pool).load().migrate();
			return pool;
		}

		@Bean
		JdbcClient db(DataSource dataSource) {
			return JdbcClient.create(dataSource);
		}

		@Bean
		TransactionTemplate transaction(DataSource dataSource) {
			return new TransactionTemplate(new JdbcTransactionManager(dataSource));
		}

		@Bean
		DeliveryProperties properties() {
			return LedgerScene.properties(InDoubt.RESEND_ONCE);
		}

		@Bean
		SigningKeys keys() {
			return TestInstance.keys();
		}

		@Bean
		Clock clock() {
			return Clock.systemUTC();
		}

	}

}
