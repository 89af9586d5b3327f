package dev.lundi.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.lundi.proof.Storm.Weather;
import dev.lundi.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** R6, R14, R16, R19, R23 at their full size. */
@Tag("proof")
class LargeMailingTests {

	private static final Duration PATIENCE = Duration.ofMinutes(40);

	@TempDir
	private Path data;

	private Installation installation;

	private InvariantWatch watch;

	@BeforeEach
	void install() {
		installation = new Installation(TestDatabase.fresh(), data).sending(10_000, 8);
		watch = new InvariantWatch(installation.database().dataSource());
	}

	@AfterEach
	void theLedgerBalancedThroughout() {
		installation.close();
		watch.close();
		assertThat(watch.violations()).isEmpty();
	}

	@Test
	void theLedgerKnowsWhatTheRelayDidInAStorm() {
		Figures figures = new Figures("R6");
		int readers = Size.of("R6.recipients", 100_000);
		Storm storm = new Storm(Size.seed(), Map.of(Weather.TRANSIENT, 50, Weather.UNKNOWN, 50, Weather.SHUTDOWN, 25,
				Weather.SHUTDOWN_AT_DOT, 25, Weather.CLOSED_BEFORE, 50, Weather.CLOSED_AFTER, 50, Weather.SLOW, 50));
		// Five thousand mails that take three seconds each need many connections.
		installation.sending(10_000, 60).set("spring.datasource.hikari.maximum-pool-size", "80").readers(readers);
		installation.relay().follow(storm);
		installation.finishInHaste(PATIENCE);
		Verdict verdict = installation.oracle().judge();
		AtomicInteger wrong = new AtomicInteger();
		installation.db()
			.sql("select s.email, d.status from delivery d join subscriber s on s.id = d.subscriber")
			.query((row) -> {
				boolean right = storm.of(row.getString(1)).outcome().equals(row.getString(2));
				wrong.addAndGet(right ? 0 : 1);
			});
		figures.say("storm over %d, seed %d: %d rows are not what the relay did, %s".formatted(readers, storm.seed(),
				wrong.get(), verdict));
		assertThat(verdict.violations()).isEmpty();
		assertThat(wrong.get()).isZero();
	}

	@Test
	void whoIsGreylistedIsServedAtTheSecondTry() {
		Figures figures = new Figures("R14");
		int readers = Size.of("R14.recipients", 10_000);
		installation.readers(readers);
		installation.relay()
			.follow((moment, visit) -> (moment == Moment.RCPT && visit.call() == 1)
					? Fault.answer("451 4.7.1 greylisted, come back in five minutes") : null);
		double earliest = installation.finishInHaste(PATIENCE);
		Verdict verdict = installation.oracle().judge();
		figures.say("%d greylisted: earliest second try after %.0f s, %s".formatted(readers, earliest, verdict));
		assertThat(earliest).isGreaterThanOrEqualTo(300);
		assertThat(verdict.violations()).isEmpty();
		assertThat(verdict.states()).isEqualTo(Map.of("ACCEPTED", (long) readers));
		assertThat(installation.db().sql("select max(attempt) from delivery").query(Integer.class).single())
			.isEqualTo(2);
		assertThat(installation.db().sql("select count(*) from suppression").query(Long.class).single()).isZero();
	}

	@Test
	void refusedCredentialsPauseTheMailingAndChargeNobody() {
		Figures figures = new Figures("R16");
		installation.readers(1000);
		installation.relay().adopt(Manner.PLAIN.asking("lundi", "the right one"));
		installation.set("spring.mail.username", "lundi").set("spring.mail.password", "the wrong one");
		assertThat(installation.once().await(PATIENCE)).isEqualTo(3);
		String pause = installation.db()
			.sql("select status || ': ' || pause_reason from mailing")
			.query(String.class)
			.single();
		long attempts = installation.db().sql("select sum(attempt) from delivery").query(Long.class).single();
		figures.say("AUTH 535: %d connections, %d attempts, \"%s\"".formatted(installation.relay().connections(),
				attempts, pause));
		assertThat(pause).startsWith("PAUSED").contains("5.7.8", "password").doesNotContain("wrong one");
		assertThat(installation.relay().connections()).isLessThanOrEqualTo(8);
		assertThat(attempts).isZero();
	}

	@Test
	void nobodyIsMarkedWhoHasLeft() {
		Figures figures = new Figures("R19");
		int readers = Size.of("R19.recipients", 100_000);
		int leaving = Size.of("R19.leaving", 10_000);
		installation.readers(readers);
		Sender sender = installation.once();
		assertThat(Pause.until(PATIENCE, () -> installation.witness().count() > 0)).isTrue();
		for (int n = 0; n < leaving; n++) {
			Leaving.leave(installation.db(), "lectrice%d@example.org".formatted(readers - n * (readers / leaving)));
		}
		sender.await(PATIENCE);
		installation.finish(PATIENCE);
		Leaving.Account account = Leaving.account(installation.db());
		Verdict verdict = installation.oracle().judge();
		figures.say("%d of %d left, %d of them before their marker, marked afterwards %d: %s".formatted(leaving,
				readers, account.skipped(), account.markedAfterwards(), verdict));
		assertThat(account.markedAfterwards()).isZero();
		assertThat(account.skipped()).isPositive();
		assertThat(verdict.violations()).isEmpty();
	}

	/** The comparison with a sender that has no ledger is the benchmark's. */
	@Test
	void aThousandMailsASecondAreRecorded() {
		Figures figures = new Figures("R23");
		int readers = Size.of("R23.recipients", 100_000);
		installation.sending(1_000_000, 8).readers(readers);
		installation.onJvm("-XX:TieredStopAtLevel=4").once().await(PATIENCE);
		Verdict verdict = installation.oracle().judge();
		double perSecond = installation.witness().perSecond();
		String sync = installation.db().sql("show synchronous_commit").query(String.class).single();
		figures.say("%.0f mails/s with synchronous_commit=%s, 8 connections: %s".formatted(perSecond, sync, verdict));
		assertThat(verdict.violations()).isEmpty();
		assertThat(verdict.states()).isEqualTo(Map.of("ACCEPTED", (long) readers));
		assertThat(perSecond).isGreaterThan(Size.of("R23.least", 1000));
	}

}
