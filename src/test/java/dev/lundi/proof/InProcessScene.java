package dev.lundi.proof;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import dev.lundi.content.Week;
import dev.lundi.delivery.Mailing;
import dev.lundi.delivery.Mailings;
import dev.lundi.limits.Breaker;
import dev.lundi.limits.BreakerState;
import dev.lundi.limits.BreakerState.Position;
import dev.lundi.limits.Breakers;
import dev.lundi.mail.EmailAddress;
import dev.lundi.pipeline.Run;
import dev.lundi.pipeline.WeeklyRuns;
import dev.lundi.subscriber.NewSubscriber;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.support.LundiTest;
import dev.lundi.support.TestClock;
import dev.lundi.support.Until;
import dev.lundi.support.WitnessRelay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** An installation in this process, with a clock that can be put forward. */
@LundiTest
abstract class InProcessScene {

	private static final Set<String> UNDER_WAY = Set.of("PENDING", "CLAIMED", "ATTEMPTING");

	@Autowired
	WeeklyRuns runs;

	@Autowired
	Mailings mailings;

	@Autowired
	TestClock clock;

	@Autowired
	JdbcClient db;

	@Autowired
	Breakers breakers;

	FaultyRelay relay;

	private InvariantWatch watch;

	@Autowired
	private Subscribers subscribers;

	InProcessScene(@Autowired WitnessRelay usual, @Autowired DataSource dataSource) {
		this.relay = usual.server();
		this.watch = new InvariantWatch(dataSource);
	}

	@BeforeEach
	void startWithNothing() {
		awaitEndOfRuns();
		db.sql("truncate subscriber, suppression, issue, weekly_run cascade").update();
		relay.forget();
		relay.adopt(Manner.PLAIN);
		closeBreaker();
	}

	/** As a mail does that goes through; until then the last test keeps it open. */
	private void closeBreaker() {
		Breaker breaker = breakers.of("relay:main");
		Until.holds("the relay is trusted", () -> {
			breaker.tryNow();
			if (breaker.untilTry().isZero()) {
				breaker.answered(false);
			}
			return breaker.state().position() == Position.CLOSED;
		});
	}

	@AfterEach
	void theLedgerBalancedThroughout() {
		relay.follow(Script.NONE);
		db.sql("select id from mailing where status not in ('COMPLETED', 'CANCELLED')")
			.query(Long.class)
			.optional()
			.ifPresent(mailings::cancel);
		awaitEndOfRuns();
		watch.close();
		assertThat(watch.violations()).isEmpty();
	}

	private static void awaitEndOfRuns() {
		Until.holds("no run is under way",
				() -> Thread.getAllStackTraces()
					.keySet()
					.stream()
					.noneMatch((one) -> one.getName().startsWith("run-")));
	}

	void readers(int count) {
		readers(count, InProcessScene::reader);
	}

	void readers(int count, IntFunction<String> address) {
		List<NewSubscriber> audience = IntStream.rangeClosed(1, count)
			.mapToObj((n) -> new NewSubscriber(EmailAddress.parse(address.apply(n)), "Lectrice " + n,
					(n % 2 == 0) ? Locale.FRENCH : Locale.ENGLISH))
			.toList();
		subscribers.addConfirmed("edito", audience);
	}

	static String reader(int number) {
		return "lectrice%d@example.org".formatted(number);
	}

	CompletableFuture<Run> start() {
		return runs.start("edito", Week.parse(Installation.WEEK), "test");
	}

	/** How a run ended. */
	static Run await(CompletableFuture<Run> end) {
		Until.holds("the run ends", end::isDone);
		return end.join();
	}

	/** What began after this moment; a statement that had begun before may be late. */
	long markedAfter(Instant moment) {
		return db.sql("select count(*) from delivery_attempt where event = 'ATTEMPTING' and at > ?")
			.param(moment.plus(Leaving.LATE).atOffset(ZoneOffset.UTC))
			.query(Long.class)
			.single();
	}

	/** Now, by the clock of the database. */
	Instant databaseTime() {
		return db.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
	}

	/**
	 * Waits until the relay is trusted again. An answer from before may come late and be
	 * taken for that of the try: then it is tried once more, as an operator would.
	 */
	void awaitTrust() {
		Breaker breaker = breakers.of("relay:main");
		breaker.tryNow();
		Until.holds("the relay is trusted", () -> {
			BreakerState state = breaker.state();
			if (state.nextTry() != null && state.nextTry().isAfter(clock.instant())) {
				breaker.tryNow();
			}
			return state.position() == Position.CLOSED;
		});
	}

	/** Waits until nothing is left to do now: all is settled, or waits for its time. */
	void awaitStandstill() {
		Until.holds("nothing is under way",
				() -> !states().isEmpty() && states().keySet().stream().noneMatch(UNDER_WAY::contains));
	}

	Map<String, Long> states() {
		Map<String, Long> states = new TreeMap<>();
		db.sql("select status, count(*) from delivery group by status").query((row) -> {
			states.put(row.getString(1), row.getLong(2));
		});
		return states;
	}

	/** The state, the reason and the attempts of one recipient. */
	String state(String reader) {
		return db
			.sql("""
					select concat_ws(' ', d.status, d.reason) from delivery d join subscriber s on s.id = d.subscriber where s.email = ?
					""")
			.param(reader)
			.query(String.class)
			.single();
	}

	Mailing mailing() {
		return db.sql("select id from mailing").query(Long.class).optional().flatMap(mailings::find).orElseThrow();
	}

	Verdict judge() {
		return new Oracle(db, relay.witness()).judge();
	}

}
