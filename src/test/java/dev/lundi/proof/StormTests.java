package dev.lundi.proof;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import dev.lundi.limits.BreakerState.Position;
import dev.lundi.proof.Storm.Weather;
import dev.lundi.support.WitnessRelay;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** R6, R14: a relay that misbehaves towards many, and one that greylists. */
class StormTests extends InProcessScene {

	StormTests(@Autowired WitnessRelay usual, @Autowired DataSource dataSource) {
		super(usual, dataSource);
	}

	@Test
	void theLedgerKnowsWhatTheRelayDidInAStorm() {
		Figures figures = new Figures("R6");
		int audience = 300;
		Storm storm = new Storm(Size.seed(), Map.of(Weather.TRANSIENT, 40, Weather.UNKNOWN, 40, Weather.SHUTDOWN, 20,
				Weather.SHUTDOWN_AT_DOT, 20, Weather.CLOSED_BEFORE, 30, Weather.CLOSED_AFTER, 40));
		readers(audience);
		relay.follow(storm);
		letTimePassUntilTheEnd(start());
		Verdict verdict = judge();
		figures.say("storm over %d, seed %d: %s".formatted(audience, storm.seed(), verdict));
		assertThat(verdict.violations()).isEmpty();
		assertThat(actual()).isEqualTo(IntStream.rangeClosed(1, audience)
			.mapToObj(InProcessScene::reader)
			.collect(Collectors.toMap((reader) -> reader, (reader) -> storm.of(reader).outcome())));
	}

	private Map<String, String> actual() {
		return db.sql("select s.email, d.status from delivery d join subscriber s on s.id = d.subscriber")
			.query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private void letTimePassUntilTheEnd(CompletableFuture<?> end) {
		while (!end.isDone()) {
			assertThat(Pause.until(Duration.ofMinutes(1), () -> end.isDone() || isAtStandstill())).isTrue();
			clock.advance(Duration.ofMinutes(3));
		}
	}

	/** Whoever is due is served first, unless the relay is being given a rest. */
	private boolean isAtStandstill() {
		return states().keySet().stream().noneMatch((state) -> state.matches("PENDING|CLAIMED|ATTEMPTING"))
				&& (breakers.of("relay:main").state().position() != Position.CLOSED || !isSomebodyDue());
	}

	private boolean isSomebodyDue() {
		return db.sql("select exists (select from delivery where status = 'DEFERRED' and next_attempt_at <= ?)")
			.param(clock.instant().atOffset(ZoneOffset.UTC))
			.query(Boolean.class)
			.single();
	}

	@Test
	void whoIsGreylistedIsTriedAgainAfterFiveMinutesAndNotBefore() {
		Figures figures = new Figures("R14");
		int audience = 100;
		readers(audience);
		relay.follow((moment, visit) -> (moment == Moment.RCPT && visit.call() == 1)
				? Fault.answer("451 4.7.1 greylisted, come back in five minutes") : null);
		CompletableFuture<?> end = start();
		awaitStandstill();
		assertThat(states()).isEqualTo(Map.of("DEFERRED", (long) audience));
		assertThat(db.sql("select min(extract(epoch from next_attempt_at - settled_at)) from delivery")
			.query(Double.class)
			.single()).isGreaterThanOrEqualTo(300);
		letTimePassUntilTheEnd(end);
		Verdict verdict = judge();
		long later = db.sql("select count(*) from delivery_attempt where event = 'ATTEMPTING' and mailing = ?")
			.param(mailing().id())
			.query(Long.class)
			.single();
		figures.say("%d greylisted: %d attempts, %s".formatted(audience, later, verdict));
		assertThat(verdict.violations()).isEmpty();
		assertThat(states()).isEqualTo(Map.of("ACCEPTED", (long) audience));
		assertThat(later).isEqualTo(2L * audience);
		assertThat(db.sql("select count(*) from suppression").query(Long.class).single()).isZero();
	}

}
