package dev.lundi.instance;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;

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
	public Optional<String> trouble() {
		Duration ahead = Duration.between(databaseTime().toInstant(), machine.instant());
		return Optional.of(ahead.abs())
			.filter((difference) -> difference.compareTo(TOLERANCE) > 0)
			.map((difference) -> """
					The clock of this server differs by %s from the database's: what is due, deferred or too late \
					would be judged by a wrong time. Set both right (« timedatectl set-ntp true »), then resume."""
				.formatted(words(difference)));
	}

	private OffsetDateTime databaseTime() {
		return db.sql("select clock_timestamp()")
			.query((row, number) -> row.getObject(1, OffsetDateTime.class))
			.single();
	}

	private static String words(Duration difference) {
		if (difference.toHours() < 2) {
			return difference.toMinutes() + " min";
		}
		return (difference.toDays() < 2) ? difference.toHours() + " h" : difference.toDays() + " days";
	}

}
