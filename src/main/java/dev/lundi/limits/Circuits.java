package dev.lundi.limits;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

import dev.lundi.limits.Circuit.Cause;
import dev.lundi.limits.Circuit.Opening;
import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code breaker}. */
class Circuits {

	private final JdbcClient db;

	private final LatestRows<Circuit> latest;

	Circuits(JdbcClient db, LongSupplier nanoTime) {
		this.db = db;
		this.latest = new LatestRows<>(this::read, nanoTime);
	}

	private Map<String, Circuit> read() {
		Map<String, Circuit> rows = new HashMap<>();
		db.sql("select * from breaker").query((row) -> {
			rows.put(row.getString("name"), row(row));
		});
		return rows;
	}

	/** All breakers that ever failed, as they were at most a second ago. */
	Map<String, Circuit> latest() {
		return latest.all();
	}

	/** Changes a breaker as it is now, whoever else does the same. */
	Change change(String name, UnaryOperator<Circuit> step) {
		while (true) {
			Circuit before = db.sql("select * from breaker where name = ?")
				.param(name)
				.query((row, number) -> row(row))
				.optional()
				.orElse(Circuit.CLOSED);
			Circuit after = step.apply(before);
			if (after.equals(before)) {
				return new Change(before, after);
			}
			if (replace(name, after)) {
				latest.forget();
				return new Change(before,
						new Circuit(after.version() + 1, after.failures(), after.opening(), after.why()));
			}
		}
	}

	private boolean replace(String name, Circuit circuit) {
		Opening opening = circuit.opening();
		return db.sql("""
				insert into breaker (name, version, failures, opened_by, open_since, pause, next_try, try_until, why)
				values (:name, :version + 1, :failures, :cause, :since, :pause, :next, :until, :why)
				on conflict (name) do update set version = excluded.version, failures = excluded.failures,
				  opened_by = excluded.opened_by, open_since = excluded.open_since, pause = excluded.pause,
				  next_try = excluded.next_try, try_until = excluded.try_until, why = excluded.why
				where breaker.version = :version
				""")
			.param("name", name)
			.param("version", circuit.version())
			.param("failures", circuit.failures())
			.param("cause", (opening == null) ? null : opening.cause().name())
			.param("since", sql((opening == null) ? null : opening.since()))
			.param("pause", (opening == null) ? 0 : opening.pause().toSeconds())
			.param("next", sql((opening == null) ? null : opening.nextTry()))
			.param("until", sql((opening == null) ? null : opening.tryUntil()))
			.param("why", circuit.why().stored())
			.update() == 1;
	}

	private static @Nullable OffsetDateTime sql(@Nullable Instant instant) {
		return (instant == null) ? null : instant.atOffset(ZoneOffset.UTC);
	}

	private static Circuit row(ResultSet row) throws SQLException {
		return new Circuit(row.getLong("version"), row.getInt("failures"), opening(row),
				Reason.from(row.getString("why")));
	}

	private static @Nullable Opening opening(ResultSet row) throws SQLException {
		String cause = row.getString("opened_by");
		Instant since = instant(row, "open_since");
		Instant next = instant(row, "next_try");
		if (cause == null || since == null || next == null) {
			return null;
		}
		return new Opening(Cause.valueOf(cause), since, Duration.ofSeconds(row.getLong("pause")), next,
				instant(row, "try_until"));
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time == null) ? null : time.toInstant();
	}

	/** A breaker before and after. */
	record Change(Circuit before, Circuit after) {

		boolean isNone() {
			return before.equals(after);
		}

	}

}
