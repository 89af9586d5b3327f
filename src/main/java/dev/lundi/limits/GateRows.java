package dev.lundi.limits;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

import dev.lundi.limits.GateRow.Slowdown;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.Assert;

/** The table {@code gate}. */
class GateRows {

	private static final String COLUMNS = """
			select g.*, extract(epoch from now - case when last_slot < now + interval '2 minutes' then last_slot else 'epoch' end)
			    as since_last_slot,
			  (now at time zone 'UTC')::date as today,
			  extract(epoch from date_trunc('day', now at time zone 'UTC') + interval '1 day' - (now at time zone 'UTC'))
			    as until_tomorrow,
			  extract(epoch from now - halved_at) as since_halved, extract(epoch from now - troubled_at) as clean
			from gate g, (select clock_timestamp() as now) clock
			""";

	private final JdbcClient db;

	private final LongSupplier nanoTime;

	private final LatestRows<GateRow> latest;

	private final DatabaseTime time = new DatabaseTime();

	GateRows(JdbcClient db, LongSupplier nanoTime) {
		this.db = db;
		this.nanoTime = nanoTime;
		this.latest = new LatestRows<>(this::all, nanoTime);
	}

	private Map<String, GateRow> all() {
		Map<String, GateRow> rows = new HashMap<>();
		db.sql(COLUMNS).query((row) -> {
			rows.put(row.getString("name"), row(row));
		});
		return rows;
	}

	/** The row as it was at most a second ago, if there is one. */
	@Nullable GateRow latest(String name) {
		return latest.get(name);
	}

	/** The row as it is now; it is made when there is none. */
	GateRow read(String name) {
		return find(name).orElseGet(() -> {
			make(name);
			return find(name).orElseThrow();
		});
	}

	/** Makes the row unless there is one. */
	void make(String name) {
		db.sql("insert into gate (name) values (?) on conflict do nothing").param(name).update();
		latest.forget();
	}

	private Optional<GateRow> find(String name) {
		return db.sql(COLUMNS + "where name = ?").param(name).query((row, number) -> row(row)).optional();
	}

	/**
	 * Takes the next slots, unless they come later than asked for or the day's are used
	 * up. The reservation is not forced to disk: no mail leaves before its own marker is,
	 * and the log is written in order, so that a crash that loses a reservation has lost
	 * nothing that was sent under it. A last slot more than two minutes ahead, which
	 * nobody can have asked for, is left from before the database's clock was put back.
	 */
	Optional<Grant> take(String name, Order order) {
		Assert.state(!TransactionSynchronizationManager.isActualTransactionActive(),
				"A gate is asked outside of transactions: it would hold its row, and not force them to disk");
		return db.sql("""
				update gate g set last_slot = next.first + make_interval(secs => :spacing * (next.slots - 1)),
				  day = next.day, used = next.used + next.slots
				from (
				  select name, day, used, first, least(:most, :allowance - used) as slots from (
				    select name, greatest(clock_timestamp(),
				        case when last_slot < clock_timestamp() + interval '2 minutes'
				        then last_slot + make_interval(secs => :spacing) end) as first,
				      (clock_timestamp() at time zone 'UTC')::date as day,
				      case when day = (clock_timestamp() at time zone 'UTC')::date then used else 0 end as used
				    from gate where name = :name for update) locked) next
				where g.name = next.name and next.slots > 0
				  and next.first <= clock_timestamp() + make_interval(secs => :horizon)
				returning (extract(epoch from next.first) * 1000000)::bigint as first, next.slots,
				  (extract(epoch from clock_timestamp()) * 1000000)::bigint as now,
				  set_config('synchronous_commit', 'off', true)
				""")
			.param("name", name)
			.param("spacing", order.spacing())
			.param("most", order.most())
			.param("allowance", order.allowance())
			.param("horizon", order.horizon().toNanos() / 1e9)
			.query((row, number) -> grant(row))
			.optional();
	}

	private Grant grant(ResultSet row) throws SQLException {
		time.learn(row.getLong("now"), nanoTime.getAsLong());
		return new Grant(time.nanoTime(row.getLong("first")), row.getInt("slots"));
	}

	/** Halves a gate's rate, unless another node has just done it. */
	void slowDown(String name, double to, double from, @Nullable Slowdown before) {
		db.sql("""
				update gate set slowed_to = :to, slowed_from = :from, halved_at = clock_timestamp(),
				  troubled_at = clock_timestamp(),
				  slowed_since = case when :goesOn then slowed_since else clock_timestamp() end
				where name = :name and (halved_at is null or halved_at < clock_timestamp() - interval '10 seconds')
				""").param("to", to).param("from", from).param("goesOn", before != null).param("name", name).update();
		latest.forget();
	}

	/** Says that the present minute is not clean. */
	void trouble(String name) {
		db.sql("update gate set troubled_at = clock_timestamp() where name = ?").param(name).update();
	}

	private static GateRow row(ResultSet row) throws SQLException {
		return new GateRow(seconds(row, "since_last_slot"), row.getObject("today", LocalDate.class),
				seconds(row, "until_tomorrow"), usedToday(row), slowdown(row));
	}

	private static long usedToday(ResultSet row) throws SQLException {
		return row.getObject("day").equals(row.getObject("today")) ? row.getLong("used") : 0;
	}

	private static @Nullable Slowdown slowdown(ResultSet row) throws SQLException {
		OffsetDateTime since = row.getObject("slowed_since", OffsetDateTime.class);
		return (since == null) ? null : new Slowdown(row.getDouble("slowed_to"), row.getDouble("slowed_from"),
				since.toInstant(), seconds(row, "since_halved"), seconds(row, "clean"));
	}

	private static Duration seconds(ResultSet row, String column) throws SQLException {
		return Duration.ofNanos((long) (row.getDouble(column) * 1e9));
	}

	/**
	 * What is asked of a gate.
	 *
	 * @param spacing seconds between two slots
	 * @param most slots
	 * @param allowance of slots per day
	 * @param horizon how soon the first must come
	 */
	record Order(double spacing, int most, long allowance, Duration horizon) {
	}

	/**
	 * What a gate gives.
	 *
	 * @param first nanoTime of the first slot
	 */
	record Grant(long first, int slots) {
	}

}
