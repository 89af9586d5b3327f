package dev.lundi.pipeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.lundi.content.Week;
import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code weekly_run}. */
@Component
class RunRegister {

	private final JdbcClient db;

	private final Clock clock;

	RunRegister(JdbcClient db, Clock clock) {
		this.db = db;
		this.clock = clock;
	}

	/**
	 * Enters a new run.
	 * @throws RunExistsException when the newsletter's week has one
	 */
	Run enter(String newsletter, Week week, String startedBy, @Nullable String segment) {
		int entered = db.sql("""
				insert into weekly_run (newsletter, week, status, started_by, started_at, segment)
				values (?, ?, 'RUNNING', ?, ?, ?) on conflict do nothing
				""")
			.param(newsletter)
			.param(week.toString())
			.param(startedBy)
			.param(clock.instant().atOffset(ZoneOffset.UTC))
			.param(segment)
			.update();
		Run run = find(newsletter, week).orElseThrow();
		if (entered == 0) {
			throw new RunExistsException(run);
		}
		return run;
	}

	/** Notes a run's new state. */
	void note(Run run, RunStatus status, @Nullable Reason reason) {
		db.sql("""
				update weekly_run set status = :status, reason = :reason,
				  ended_at = case when :status = 'RUNNING' then null else :now end
				where newsletter = :newsletter and week = :week
				""")
			.param("status", status.name())
			.param("reason", (reason != null) ? reason.stored() : null)
			.param("now", clock.instant().atOffset(ZoneOffset.UTC))
			.param("newsletter", run.newsletter())
			.param("week", run.week().toString())
			.update();
	}

	Optional<Run> find(String newsletter, Week week) {
		return db.sql("select * from weekly_run where newsletter = ? and week = ?")
			.params(newsletter, week.toString())
			.query(RunRegister::run)
			.optional();
	}

	List<Run> running() {
		return db.sql("select * from weekly_run where status = 'RUNNING' order by started_at")
			.query(RunRegister::run)
			.list();
	}

	/** The latest 50 runs, newest first. */
	List<Run> latest() {
		return db.sql("select * from weekly_run order by started_at desc limit 50").query(RunRegister::run).list();
	}

	private static Run run(ResultSet row, int number) throws SQLException {
		return new Run(row.getString("newsletter"), Week.parse(row.getString("week")),
				RunStatus.valueOf(row.getString("status")), reason(row.getString("reason")),
				row.getString("started_by"), row.getTimestamp("started_at").toInstant(), row.getString("segment"));
	}

	private static @Nullable Reason reason(@Nullable String stored) {
		return (stored != null) ? Reason.from(stored) : null;
	}

}
