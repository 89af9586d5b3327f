package dev.lundi.gather;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;

import dev.lundi.gather.SourceCheck.Outcome;
import dev.lundi.reason.Reason;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code source_check}: the last check of each newsletter's source. */
@Component
public class SourceChecks {

	private final JdbcClient db;

	SourceChecks(JdbcClient db) {
		this.db = db;
	}

	/** Empty when the source was never read. */
	public Optional<SourceCheck> of(String newsletter) {
		return db.sql("select * from source_check where newsletter = ?")
			.param(newsletter)
			.query(SourceChecks::check)
			.optional();
	}

	/** A check that fails leaves when the last one did well. */
	void note(SourceCheck check) {
		db.sql("""
				insert into source_check (newsletter, checked_at, outcome, answer, took, well_at)
				values (:newsletter, :at, :outcome, :answer, :took, :well)
				on conflict (newsletter) do update set checked_at = excluded.checked_at, outcome = excluded.outcome,
				  answer = excluded.answer, took = excluded.took,
				  well_at = coalesce(excluded.well_at, source_check.well_at)
				""")
			.param("newsletter", check.newsletter())
			.param("at", check.at().atOffset(ZoneOffset.UTC))
			.param("outcome", check.outcome().name())
			.param("answer", check.answer().stored().replace("\0", ""))
			.param("took", check.took().toMillis())
			.param("well", check.wellAt() == null ? null : check.wellAt().atOffset(ZoneOffset.UTC))
			.update();
	}

	private static SourceCheck check(ResultSet row, int number) throws SQLException {
		Timestamp well = row.getTimestamp("well_at");
		return new SourceCheck(row.getString("newsletter"), row.getTimestamp("checked_at").toInstant(),
				Outcome.valueOf(row.getString("outcome")), Reason.from(row.getString("answer")),
				Duration.ofMillis(row.getLong("took")), (well != null) ? well.toInstant() : null);
	}

}
