package dev.lundi.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

import javax.sql.DataSource;

import dev.lundi.subscriber.Suppressions;
import org.jspecify.annotations.Nullable;

/**
 * Records the outcomes and sets the markers of many workers in one statement: one round
 * trip and one durable commit, whatever their number. For one thread at a time.
 */
final class LedgerStatement implements AutoCloseable {

	/**
	 * All parts see the rows as they were before the statement. Rows that are not found
	 * in the state in which the worker left them are not touched, and not among the
	 * answers. An attempt that was taken for dead meanwhile is in doubt; now its outcome
	 * is known. That it was none says nothing: such a number is given again, and the
	 * doubt may be another worker's.
	 */
	private static final String SQL = """
			with ended as (
			  select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::text[], ?::text[], ?::timestamptz[],
			                       ?::timestamptz[], ?::int[], ?::text[], ?::text[], ?::text[], ?::bytea[])
			    as e (mailing, subscriber, fence, attempt, status, reason, at, next, code, enhanced, reply, queue_id,
			          unknown)),
			beginning as (
			  select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::bytea[])
			    as b (mailing, subscriber, fence, newsletter, message_id, address_hash)),
			settled as (
			  update delivery d set settled_at = case e.status when 'PENDING' then null else e.at end,
			    status = case when e.status in ('PENDING', 'DEFERRED') and m.status = 'CANCELLED' then 'CANCELLED' else e.status end,
			    attempt = d.attempt - case e.status when 'PENDING' then 1 else 0 end,
			    reason = e.reason, next_attempt_at = e.next, reply_code = e.code, enhanced_code = e.enhanced,
			    reply_text = e.reply, relay_queue_id = e.queue_id, fence = null, lease_until = null
			  from ended e join mailing m on m.id = e.mailing
			  where d.mailing = e.mailing and d.subscriber = e.subscriber and d.attempt = e.attempt
			    and (d.status || '' = 'ATTEMPTING' and d.fence = e.fence or d.status || '' = 'IN_DOUBT')
			    and (e.status <> 'PENDING' or d.fence = e.fence)
			  returning d.mailing, d.subscriber, e.attempt, d.status, e.fence, d.reply_code, d.enhanced_code, d.reply_text,
			    e.unknown),
			suppressed as (
			  insert into suppression (address_hash, reason)
			  select unknown, 'HARD_BOUNCE' from settled where unknown is not null on conflict do nothing),
			marked as (
			  update delivery d set status = 'ATTEMPTING', attempt = d.attempt + 1, attempted_at = ?::timestamptz,
			    message_id = b.message_id, lease_until = clock_timestamp() + ?::interval
			  from beginning b
			  where d.mailing = b.mailing and d.subscriber = b.subscriber and d.fence + 0 = b.fence
			    and d.status || '' = 'CLAIMED'
			    and exists (select from mailing m where m.id = b.mailing and m.status = 'SENDING')
			    and exists (select from subscription s where s.newsletter = b.newsletter
			                and s.subscriber = b.subscriber and s.status = 'CONFIRMED'
			                and coalesce(s.paused_until <= ?::timestamptz, true))
			    and not exists (select from suppression where address_hash = b.address_hash)
			  returning d.mailing, d.subscriber, d.attempt, d.status, d.fence),
			noted as (
			  insert into delivery_attempt (mailing, subscriber, attempt, event, fence, reply_code, enhanced_code, reply_text)
			  select mailing, subscriber, attempt, status, fence, reply_code, enhanced_code, reply_text from settled
			  union all
			  select mailing, subscriber, attempt, status, fence, null, null, null from marked)
			select false, mailing, subscriber from settled union all select true, mailing, subscriber from marked
			""";

	private final Connection connection;

	private final PreparedStatement statement;

	private final Suppressions suppressions;

	private final Duration lease;

	LedgerStatement(DataSource dataSource, Suppressions suppressions, Duration lease) throws SQLException {
		this.connection = dataSource.getConnection();
		this.suppressions = suppressions;
		this.lease = lease;
		try (Statement settings = connection.createStatement()) {
			// A handful of rows by their keys, always: planning it anew each time costs
			// more than running it.
			settings.execute("set plan_cache_mode = force_generic_plan");
			settings.execute("set enable_hashjoin = off");
			settings.execute("set enable_mergejoin = off");
			settings.execute("set enable_seqscan = off");
			settings.execute("set enable_bitmapscan = off");
			settings.execute("set synchronous_commit = on");
		}
		this.statement = connection.prepareStatement(SQL);
	}

	/**
	 * Records these outcomes, sets these markers.
	 * @param now when the new attempts begin
	 * @return those that were recorded or set
	 */
	Set<Done> execute(List<Outcome> ended, List<Attempt> beginning, Instant now) throws SQLException {
		Binding binding = new Binding();
		bindEnded(binding, ended);
		bindBeginning(binding, beginning);
		statement.setObject(binding.next(), SqlTime.of(now));
		statement.setString(binding.next(), lease.toString());
		statement.setObject(binding.next(), SqlTime.of(now));
		Set<Done> done = new HashSet<>();
		try (ResultSet row = statement.executeQuery()) {
			while (row.next()) {
				done.add(new Done(row.getBoolean(1), row.getLong(2), row.getLong(3)));
			}
		}
		return done;
	}

	private void bindEnded(Binding binding, List<Outcome> ended) throws SQLException {
		binding.longs(ended, (outcome) -> outcome.attempt().mailing().id());
		binding.longs(ended, (outcome) -> outcome.attempt().subscriber());
		binding.longs(ended, (outcome) -> outcome.attempt().fence());
		binding.ints(ended, (outcome) -> outcome.attempt().number());
		binding.texts(ended, (outcome) -> outcome.status().name());
		binding.texts(ended, Outcome::reason);
		binding.texts(ended, (outcome) -> outcome.at().toString());
		binding.texts(ended,
				(outcome) -> (outcome.nextAttemptAt() != null) ? outcome.nextAttemptAt().toString() : null);
		binding.ints(ended, (outcome) -> outcome.answer().reply().code());
		binding.texts(ended, (outcome) -> outcome.answer().reply().enhancedCode());
		binding.texts(ended, (outcome) -> outcome.answer().reply().text());
		binding.texts(ended, (outcome) -> outcome.answer().queueId());
		binding.octets(ended, (outcome) -> outcome.unknownMailbox() ? hash(outcome.attempt()) : null);
	}

	private void bindBeginning(Binding binding, List<Attempt> beginning) throws SQLException {
		binding.longs(beginning, (attempt) -> attempt.mailing().id());
		binding.longs(beginning, Attempt::subscriber);
		binding.longs(beginning, Attempt::fence);
		binding.texts(beginning, (attempt) -> attempt.mailing().newsletter());
		binding.texts(beginning, Attempt::messageId);
		binding.octets(beginning, this::hash);
	}

	private byte[] hash(Attempt attempt) {
		return suppressions.hash(attempt.item().subscriber().email());
	}

	@Override
	public void close() throws SQLException {
		try (connection; statement; Statement settings = connection.createStatement()) {
			settings.execute(
					"reset plan_cache_mode; reset enable_hashjoin; reset enable_mergejoin; reset enable_seqscan; reset enable_bitmapscan");
		}
	}

	/** Numbers the parameters. */
	private final class Binding {

		private int parameter;

		int next() {
			parameter++;
			return parameter;
		}

		<T> void longs(List<T> rows, Function<T, Long> column) throws SQLException {
			array("int8", rows, column, Long[]::new);
		}

		<T> void ints(List<T> rows, Function<T, Integer> column) throws SQLException {
			array("int4", rows, column, Integer[]::new);
		}

		<T> void texts(List<T> rows, Function<T, @Nullable String> column) throws SQLException {
			array("text", rows, column, String[]::new);
		}

		<T> void octets(List<T> rows, Function<T, byte @Nullable []> column) throws SQLException {
			array("bytea", rows, column, byte[][]::new);
		}

		/** The driver sends arrays of these types in binary, and others as texts. */
		private <T, E extends @Nullable Object> void array(String type, List<T> rows, Function<T, E> column,
				IntFunction<E[]> array) throws SQLException {
			E[] elements = array.apply(rows.size());
			for (int i = 0; i < elements.length; i++) {
				elements[i] = column.apply(rows.get(i));
			}
			statement.setArray(next(), connection.createArrayOf(type, elements));
		}

	}

	/**
	 * What was done to a delivery.
	 *
	 * @param marked whether its marker was set; otherwise its outcome was recorded
	 */
	record Done(boolean marked, long mailing, long subscriber) {

		static Done settled(Outcome outcome) {
			return new Done(false, outcome.attempt().mailing().id(), outcome.attempt().subscriber());
		}

		static Done marked(Attempt attempt) {
			return new Done(true, attempt.mailing().id(), attempt.subscriber());
		}

	}

}
