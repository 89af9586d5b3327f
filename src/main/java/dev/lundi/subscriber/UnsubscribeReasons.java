package dev.lundi.subscriber;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts why people leave, without keeping who said what. */
@Component
class UnsubscribeReasons {

	private final JdbcClient db;

	private final Clock clock;

	UnsubscribeReasons(JdbcClient db, Clock clock) {
		this.db = db;
		this.clock = clock;
	}

	/** Whether it was a reason that we know, and counted. */
	boolean count(String newsletter, String typed) {
		Optional<UnsubscribeReason> reason = Stream.of(UnsubscribeReason.values())
			.filter((known) -> known.name().equals(typed))
			.findFirst();
		reason.ifPresent((known) -> db.sql("""
				insert into unsubscribe_reason (newsletter, day, reason, people) values (?, ?, ?, 1)
				on conflict (newsletter, day, reason) do update set people = unsubscribe_reason.people + 1
				""").params(newsletter, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), known.name()).update());
		return reason.isPresent();
	}

}
