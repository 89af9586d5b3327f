package dev.lundi.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

/** R15, R17, R18: what the sender holds back by itself. */
@Tag("proof")
class LimitedTests {

	private static final Duration PATIENCE = Duration.ofMinutes(30);

	private static final Duration WINDOW = Duration.ofSeconds(10);

	/** The window of the rules for pausing, and what is on its way when they strike. */
	private static final int SOON = 200 + 2 * 8;

	@TempDir
	private Path data;

	private Installation installation;

	@BeforeEach
	void install() {
		installation = new Installation(TestDatabase.fresh(), data);
	}

	@AfterEach
	void close() {
		installation.close();
	}

	@Test
	void aRelayThatIsDownIsAskedSeldomAndFoundAgain() {
		Figures figures = new Figures("R15");
		Duration outage = Duration.ofSeconds(Size.of("R15.seconds", 600));
		installation.sending(1000, 8).readers(20_000);
		installation.enterRun();
		installation.service(0);
		assertThat(Pause.until(PATIENCE, () -> installation.witness().count() > 1000)).isTrue();
		AtomicInteger tries = new AtomicInteger();
		installation.relay().follow((moment, visit) -> {
			tries.addAndGet((moment == Moment.CONNECT) ? 1 : 0);
			return (moment == Moment.TAKEN || moment == Moment.ANSWERED) ? null : Fault.close();
		});
		assertThat(Pause.until(PATIENCE, this::isBreakerOpen)).isTrue();
		int toOpen = tries.get();
		Pause.of(outage.toNanos());
		int counted = tries.get();
		installation.relay().follow(Script.NONE);
		int before = installation.witness().count();
		long back = System.nanoTime();
		assertThat(Pause.until(PATIENCE, () -> installation.witness().count() > before)).isTrue();
		double resumed = (System.nanoTime() - back) / 1e9;
		assertThat(Pause.until(PATIENCE, installation::hasEnded)).isTrue();
		Verdict verdict = installation.oracle().judge();
		figures
			.say("relay down for %s: breaker open after %d connections, %d in all, resumed %.0f s after its return, %s"
				.formatted(outage, toOpen, counted, resumed, verdict));
		assertThat(toOpen).isBetween(1, 5);
		assertThat(counted).isLessThanOrEqualTo(12);
		assertThat(verdict.violations()).isEmpty();
		assertThat(verdict.states()).isEqualTo(Map.of("ACCEPTED", 20_000L));
	}

	/** Nobody tries again within the next 30 seconds. */
	private boolean isBreakerOpen() {
		return installation.db()
			.sql("select exists (select from breaker where name = 'relay:main' and open_since is not null)")
			.query(Boolean.class)
			.single();
	}

	@Test
	void manyUnknownAddressesPauseTheMailingAndAreSuppressed() {
		Figures figures = new Figures("R17");
		Verdict verdict = sendInto(Weather.UNKNOWN, 150);
		long suppressed = suppressed();
		figures.say("15 %% unknown: %d suppressed, %s, \"%s\"".formatted(suppressed, verdict, pauseReason()));
		assertThat(pauseReason()).contains("5.1.1");
		assertThat(settled(verdict)).isLessThanOrEqualTo(SOON);
		assertThat(suppressed).isEqualTo(verdict.count("REJECTED")).isPositive();
	}

	@Test
	void manyRefusalsByPolicyPauseTheMailingAndSuppressNobody() {
		Figures figures = new Figures("R17");
		Verdict verdict = sendInto(Weather.POLICY, 100);
		figures
			.say("10 %% refused by policy: %d suppressed, %s, \"%s\"".formatted(suppressed(), verdict, pauseReason()));
		assertThat(pauseReason()).contains("5.7.26");
		assertThat(settled(verdict)).isLessThanOrEqualTo(SOON);
		assertThat(verdict.count("REJECTED")).isPositive();
		assertThat(suppressed()).isZero();
	}

	private Verdict sendInto(Weather weather, int perMille) {
		installation.sending(1000, 8).readers(5000);
		installation.relay().follow(new Storm(Size.seed(), Map.of(weather, perMille)));
		assertThat(installation.once().await(PATIENCE)).as("held").isEqualTo(3);
		return installation.oracle().judge();
	}

	private static long settled(Verdict verdict) {
		return verdict.planned() - verdict.count("PENDING") - verdict.count("DEFERRED");
	}

	private long suppressed() {
		return installation.db().sql("select count(*) from suppression").query(Long.class).single();
	}

	private String pauseReason() {
		return installation.db().sql("select coalesce(pause_reason, '') from mailing").query(String.class).single();
	}

	@Test
	void slowDomainsKeepTheirRatesAndHoldUpNobody() {
		Figures figures = new Figures("R18");
		double solo = soloRate();
		installation.sending(400, 8)
			.set("lundi.delivery.domains.slow.domains", "slow.example")
			.set("lundi.delivery.domains.slow.rate", "10")
			.set("lundi.delivery.domains.crawl.domains", "crawl.example")
			.set("lundi.delivery.domains.crawl.rate", "1")
			.readers(300, "slow.example")
			.readers(30, "crawl.example")
			.readers(8000, "free.example");
		installation.finish(PATIENCE);
		List<Witness.Mail> mails = installation.witness().mails();
		int slow = mostInWindow(mails, "@slow.example");
		int crawl = mostInWindow(mails, "@crawl.example");
		double free = rate(mails, "@free.example");
		figures
			.say("most in 10 s: %d of a domain limited to 10/s, %d of one limited to 1/s; free %.0f/s, alone %.0f/s: %s"
				.formatted(slow, crawl, free, solo, installation.oracle().judge()));
		assertThat(slow).isLessThanOrEqualTo(105);
		assertThat(crawl).isLessThanOrEqualTo(11);
		assertThat(free).isGreaterThanOrEqualTo(0.9 * solo);
	}

	private double soloRate() {
		try (Installation alone = new Installation(TestDatabase.fresh(), data)) {
			alone.sending(400, 8).readers(8000, "free.example").finish(PATIENCE);
			return rate(alone.witness().mails(), "@free.example");
		}
	}

	private static double rate(List<Witness.Mail> mails, String domain) {
		List<Witness.Mail> own = mails.stream().filter((mail) -> mail.recipient().endsWith(domain)).toList();
		return own.size() * 1e9 / (own.getLast().nanos() - own.getFirst().nanos());
	}

	private static int mostInWindow(List<Witness.Mail> mails, String domain) {
		long[] times = mails.stream()
			.filter((mail) -> mail.recipient().endsWith(domain))
			.mapToLong(Witness.Mail::nanos)
			.sorted()
			.toArray();
		int most = 0;
		int first = 0;
		for (int last = 0; last < times.length; last++) {
			while (times[last] - times[first] >= WINDOW.toNanos()) {
				first++;
			}
			most = Math.max(most, last - first + 1);
		}
		return most;
	}

}
