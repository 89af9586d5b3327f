package dev.lundi.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Instants in the form that the PostgreSQL driver takes for {@code timestamptz}. */
final class SqlTime {

	private SqlTime() {
	}

	static OffsetDateTime of(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

}
