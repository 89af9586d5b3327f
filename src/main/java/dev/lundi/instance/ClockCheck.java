package dev.lundi.instance;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;

import dev.lundi.reason.Reason;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares this machine's clock with that of the database. */
@Component
public class ClockCheck {

	private static final Duration TOLERANCE = Duration.ofMinutes(5);

	private final JdbcClient db;

	private final InstantSource machine;

	ClockCheck(JdbcClient db, @Qualifier("machineClock") InstantSource machine) {
		this.db = db;
		this.machine = machine;
	}

	/** Why nothing should be sent now, with the remedy; empty when the clocks agree. */
	public Optional<Reason> trouble() {
		Duration ahead = Duration.between(databaseTime().toInstant(), machine.instant());
		return Optional.of(ahead.abs())
			.filter((difference) -> difference.compareTo(TOLERANCE) > 0)
			.map((difference) -> differsBy(difference).and(Reason.of("clock.remedy")));
	}

	private OffsetDateTime databaseTime() {
		return db.sql("select clock_timestamp()")
			.query((row, number) -> row.getObject(1, OffsetDateTime.class))
			.single();
	}

	private static Reason differsBy(Duration difference) {
		if (difference.toHours() < 2) {
			return Reason.of("clock.minutes", difference.toMinutes());
		}
		return (difference.toDays() < 2) ? Reason.of("clock.hours", difference.toHours())
				: Reason.of("clock.days", difference.toDays());
	}

}
