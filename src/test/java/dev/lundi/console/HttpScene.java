package dev.lundi.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import dev.lundi.content.Week;
import dev.lundi.mail.EmailAddress;
import dev.lundi.pipeline.RunStatus;
import dev.lundi.pipeline.WeeklyRuns;
import dev.lundi.subscriber.NewSubscriber;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.support.LundiTest;
import dev.lundi.support.Until;
import dev.lundi.support.WitnessRelay;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;

/** The console as an operator has it: over HTTP, with a clock that can be wrong. */
@LundiTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = { "lundi.accounts.nora.password={noop}sesame", "lundi.accounts.nora.roles=operator",
		"lundi.base-url=http://127.0.0.1", "lundi.delivery.rate=200", "lundi.delivery.connections=4" })
abstract class HttpScene {

	static final String WEEK = "2026-W10";

	static final String RUN = "/console/edito/" + WEEK;

	/** How far this machine's clock is ahead of the database's. */
	static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

	@SuppressWarnings({ "NullAway.Init", "UnusedVariable" }) // it replaces the bean by
																// standing here
	@TestBean(name = "machineClock")
	private InstantSource machineClock;

	@LocalServerPort
	private int port;

	@Autowired
	private Subscribers subscribers;

	@Autowired
	WeeklyRuns runs;

	@Autowired
	WitnessRelay relay;

	@Autowired
	JdbcClient db;

	static InstantSource machineClock() {
		return () -> Instant.now().plus(AHEAD.get());
	}

	@BeforeEach
	void startWithNothing() {
		Until.holds("the runs of the test before have ended",
				() -> Thread.getAllStackTraces()
					.keySet()
					.stream()
					.noneMatch((one) -> one.getName().startsWith("run-")));
		relay.forget();
		AHEAD.set(Duration.ZERO);
		db.sql("truncate subscriber, suppression, issue, weekly_run, breaker cascade").update();
	}

	HttpOperator nora() {
		return new HttpOperator(port, Locale.FRENCH);
	}

	HttpOperator amy() {
		return new HttpOperator(port, Locale.ENGLISH);
	}

	void readers(int count) {
		subscribers.addConfirmed("edito",
				IntStream.rangeClosed(1, count)
					.mapToObj((number) -> EmailAddress.parse("lecteur" + number + "@example.org"))
					.map((address) -> new NewSubscriber(address, null, Locale.FRENCH))
					.toList());
	}

	static HttpOperator.Answer start(HttpOperator operator) {
		return operator.press("/console", "newsletter", "edito", "week", WEEK);
	}

	void awaitRun(RunStatus status) {
		Until.holds("the run is " + status,
				() -> runs.find("edito", Week.parse(WEEK)).filter((run) -> run.status() == status).isPresent());
	}

}
