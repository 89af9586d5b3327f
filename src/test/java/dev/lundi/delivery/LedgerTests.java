package dev.lundi.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.lundi.delivery.DeliveryProperties.InDoubt;
import dev.lundi.delivery.Ledger.Marking;
import dev.lundi.instance.SigningKeys;
import dev.lundi.limits.Rate;
import dev.lundi.relay.Reply;
import dev.lundi.subscriber.SuppressionReason;
import dev.lundi.subscriber.Suppressions;
import dev.lundi.support.TestDatabase;
import dev.lundi.support.TestInstance;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a worker may do to a row of the ledger, and what becomes of its rows when it dies.
 */
@SpringJUnitConfig
class LedgerTests {

	private static final String NO_GROUP = "";

	@Autowired
	private JdbcClient db;

	@Autowired
	private Claims claims;

	@Autowired
	private Fences fences;

	@Autowired
	private Ledger ledger;

	@Autowired
	private Sweeper sweeper;

	@Autowired
	private Suppressions suppressions;

	private final List<Long> workers = new CopyOnWriteArrayList<>();

	private Mailing mailing;

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

	@Test
	void whoLostTheRowSetsNoMarker() {
		reader(NO_GROUP);
		Attempt frozen = claim(worker());
		leaseEnds();
		sweeper.sweepNow(mailing.id());
		Attempt other = claim(worker());
		assertThat(ledger.advance(null, frozen)).isEqualTo(Marking.REFUSED);
		assertThat(row()).isEqualTo("CLAIMED 0 by " + other.fence());
	}

	/**
	 * As when the commit of an outcome seemed to fail, is repeated, and the row has gone
	 * on meanwhile.
	 */
	@ParameterizedTest
	@EnumSource(names = { "PENDING", "ACCEPTED" })
	void whoLostTheRowRecordsNoOutcome(DeliveryStatus status) {
		reader(NO_GROUP);
		Attempt former = mark(worker());
		ledger.settle(outcome(former, DeliveryStatus.PENDING));
		Attempt other = mark(worker());
		assertThat(other.number()).isEqualTo(former.number());
		assertThatExceptionOfType(FenceLostException.class).isThrownBy(() -> ledger.settle(outcome(former, status)));
		assertThat(row()).isEqualTo("ATTEMPTING 1 by " + other.fence());
	}

	/** Or a mail in doubt would be sent as if it had never left. */
	@Test
	void whoLostTheRowTakesNobodysDoubtAway() {
		reader(NO_GROUP);
		Attempt former = mark(worker());
		ledger.settle(outcome(former, DeliveryStatus.PENDING));
		ledger.settle(outcome(mark(worker()), DeliveryStatus.IN_DOUBT));
		assertThatExceptionOfType(FenceLostException.class)
			.isThrownBy(() -> ledger.settle(outcome(former, DeliveryStatus.PENDING)));
		assertThat(row()).isEqualTo("IN_DOUBT 1");
	}

	@Test
	void anOutcomeThatComesLateEndsTheDoubt() {
		reader(NO_GROUP);
		Attempt frozen = mark(worker());
		leaseEnds();
		holding().sweepNow(mailing.id());
		assertThat(row()).isEqualTo("IN_DOUBT 1");
		ledger.settle(outcome(frozen, DeliveryStatus.ACCEPTED));
		assertThat(row()).isEqualTo("ACCEPTED 1");
	}

	/** Or the second doubt would be forgotten, and a third copy sent. */
	@Test
	void anOutcomeThatComesLateSaysNothingOfALaterAttempt() {
		reader(NO_GROUP);
		Attempt frozen = mark(worker());
		leaseEnds();
		sweeper.sweepNow(mailing.id());
		Attempt second = mark(worker());
		assertThat(second.number()).isEqualTo(2);
		ledger.settle(outcome(second, DeliveryStatus.IN_DOUBT));
		assertThatExceptionOfType(FenceLostException.class)
			.isThrownBy(() -> ledger.settle(outcome(frozen, DeliveryStatus.DEFERRED)));
		assertThat(row()).isEqualTo("IN_DOUBT 2");
	}

	@Test
	void theRowsOfALivingWorkerAreItsOwn() {
		reader(NO_GROUP);
		long worker = worker();
		Attempt attempt = claim(worker);
		sweeper.sweepNow(mailing.id());
		assertThat(row()).isEqualTo("CLAIMED 0 by " + worker);
		assertThat(ledger.advance(null, attempt)).isEqualTo(Marking.MARKED);
		sweeper.sweepNow(mailing.id());
		assertThat(row()).isEqualTo("ATTEMPTING 1 by " + worker);
		end(worker);
		holding().sweepNow(mailing.id());
		assertThat(row()).isEqualTo("IN_DOUBT 1");
	}

	@Test
	void whatIsInDoubtIsSentOnceMoreAndNeverTwice() {
		reader(NO_GROUP);
		ledger.settle(outcome(mark(worker()), DeliveryStatus.IN_DOUBT));
		sweeper.sweepNow(mailing.id());
		assertThat(row()).isEqualTo("PENDING 1");
		ledger.settle(outcome(mark(worker()), DeliveryStatus.IN_DOUBT));
		sweeper.sweepNow(mailing.id());
		assertThat(row()).isEqualTo("IN_DOUBT 2");
	}

	@Test
	void whatIsInDoubtWaitsForAnOperatorIfItIsToBeHeld() {
		reader(NO_GROUP);
		ledger.settle(outcome(mark(worker()), DeliveryStatus.IN_DOUBT));
		holding().sweepNow(mailing.id());
		assertThat(row()).isEqualTo("IN_DOUBT 1");
	}

	@Test
	void whoPausesAfterTheClaimIsNotMarked() {
		long reader = reader(NO_GROUP);
		Attempt attempt = claim(worker());
		pause(reader, "1 minute");
		assertThat(ledger.advance(null, attempt)).isEqualTo(Marking.SKIPPED);
		assertThat(row()).isEqualTo("SKIPPED 0");
		assertThat(db.sql("select reason from delivery").query(String.class).single()).isEqualTo("PAUSED");
	}

	@Test
	void whosePauseIsOverIsMarked() {
		pause(reader(NO_GROUP), "-1 second");
		assertThat(ledger.advance(null, claim(worker()))).isEqualTo(Marking.MARKED);
	}

	/** The stronger reason is the one that stays true. */
	@Test
	void whoPausedAndLeftHasLeft() {
		long reader = reader(NO_GROUP);
		Attempt attempt = claim(worker());
		pause(reader, "1 minute");
		db.sql("update subscription set status = 'UNSUBSCRIBED' where subscriber = ?").param(reader).update();
		assertThat(ledger.advance(null, attempt)).isEqualTo(Marking.SKIPPED);
		assertThat(db.sql("select reason from delivery").query(String.class).single()).isEqualTo("UNSUBSCRIBED");
	}

	private void pause(long reader, String time) {
		db.sql("update subscription set paused_until = now() + ?::interval where subscriber = ?")
			.params(time, reader)
			.update();
	}

	@Test
	void whoLeavesAfterTheClaimIsNotMarked() {
		long reader = reader(NO_GROUP);
		Attempt attempt = claim(worker());
		db.sql("update subscription set status = 'UNSUBSCRIBED' where subscriber = ?").param(reader).update();
		assertThat(ledger.advance(null, attempt)).isEqualTo(Marking.SKIPPED);
		assertThat(row()).isEqualTo("SKIPPED 0");
	}

	@Test
	void whoIsSuppressedAfterTheClaimIsNotMarked() {
		reader(NO_GROUP);
		Attempt attempt = claim(worker());
		suppressions.add(attempt.item().subscriber().email(), SuppressionReason.COMPLAINT);
		assertThat(ledger.advance(null, attempt)).isEqualTo(Marking.SKIPPED);
		assertThat(row()).isEqualTo("SKIPPED 0");
	}

	@Test
	void whatIsClaimedIsNotMarkedInAPause() {
		reader(NO_GROUP);
		Attempt attempt = claim(worker());
		db.sql("update mailing set status = 'PAUSED'").update();
		assertThat(ledger.advance(null, attempt)).isEqualTo(Marking.REFUSED);
		assertThat(row()).isEqualTo("CLAIMED 0 by " + attempt.fence());
	}

	@Test
	void oneGroupsConnectionsAreNoOthers() {
		reader("large");
		reader("large");
		reader("small");
		OptionalInt one = OptionalInt.of(1);
		assertThat(claims.take(mailing.id(), "large", worker(), 1, one).items()).hasSize(1);
		assertThat(claims.take(mailing.id(), "large", worker(), 1, one).items()).isEmpty();
		assertThat(claims.take(mailing.id(), "small", worker(), 1, one).items()).hasSize(1);
	}

	/** A commit costs ten times what a row in it does. */
	@Test
	void workersShareCommits() {
		List<Thread> busy = IntStream.range(0, 8).mapToObj((number) -> Thread.ofPlatform().unstarted(() -> {
			long worker = worker();
			for (int mail = 0; mail < 25; mail++) {
				ledger.settle(outcome(mark(worker), DeliveryStatus.ACCEPTED));
			}
		})).toList();
		IntStream.range(0, 8 * 25).forEach((number) -> reader(NO_GROUP));
		busy.forEach(Thread::start);
		busy.forEach(LedgerTests::join);
		assertThat(count("count(*)")).isEqualTo(2 * 8 * 25);
		assertThat(count("count(distinct xmin::text)")).isLessThan(8 * 25);
	}

	private static void join(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private long count(String what) {
		return db.sql("select %s from delivery_attempt where mailing = ?".formatted(what))
			.param(mailing.id())
			.query(Long.class)
			.single();
	}

	private long worker() {
		long worker = fences.take();
		workers.add(worker);
		return worker;
	}

	private void end(long worker) {
		workers.remove(worker);
		fences.giveBack(worker);
	}

	private long reader(String group) {
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

	private Attempt claim(long worker) {
		Claim.Item item = claims.take(mailing.id(), NO_GROUP, worker, 1).items().getFirst();
		return new Attempt(mailing, item, worker, "1.a@lundi.example");
	}

	private Attempt mark(long worker) {
		Attempt attempt = claim(worker);
		assertThat(ledger.advance(null, attempt)).isEqualTo(Marking.MARKED);
		return attempt;
	}

	private static Outcome outcome(Attempt attempt, DeliveryStatus status) {
		Instant now = Instant.now();
		return new Outcome(attempt, status, now, null, new Outcome.Answer(new Reply(0, "", "as the test wants it"), ""),
				(status == DeliveryStatus.DEFERRED) ? now : null, false);
	}

	private void leaseEnds() {
		db.sql("update delivery set lease_until = now() - interval '1 s'").update();
	}

	private Sweeper holding() {
		return new Sweeper(db, fences, Clock.systemUTC(), properties(InDoubt.HOLD));
	}

	/** The only row's state, its attempts, and whose it is. */
	private String row() {
		return db.sql("select concat_ws(' ', status, attempt, 'by ' || fence) from delivery")
			.query(String.class)
			.single();
	}

	private static DeliveryProperties properties(InDoubt inDoubt) {
		return new DeliveryProperties(200, 8, Rate.parse("50"), inDoubt, Duration.ofDays(2), Duration.ofSeconds(30),
				Duration.ofMinutes(12), Duration.ofMinutes(10), null);
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ Claims.class, Fences.class, Ledger.class, LedgerWriter.class, RecordedOutcomes.class, Sweeper.class,
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
			return LedgerTests.properties(InDoubt.RESEND_ONCE);
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
