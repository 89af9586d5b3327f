package dev.lundi.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

import dev.lundi.mail.EmailAddress;
import dev.lundi.subscriber.Subscriber;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes deliveries in hand for a worker, and puts back what it did not send. */
@Component
public class Claims {

	/** The first half of the advisory locks' key: "PLAC" in ASCII. */
	private static final int PLACE_LOCK_CLASS = 0x504c4143;

	private final JdbcClient db;

	private final TransactionTemplate transaction;

	private final Duration lease;

	private final Clock clock;

	private final Map<Place, Long> reached = new ConcurrentHashMap<>();

	Claims(JdbcClient db, TransactionTemplate transaction, DeliveryProperties properties, Clock clock) {
		this.db = db;
		this.transaction = transaction;
		this.lease = properties.claimLease();
		this.clock = clock;
	}

	/**
	 * The domain groups of which something waits to be sent, the empty one included.
	 * Steps from one to the next through the index, however many deliveries wait.
	 */
	public List<String> waitingGroups(long mailing) {
		return db.sql("""
				with recursive step as (
				  (select domain_group from delivery where mailing = :mailing and status = 'PENDING'
				   order by domain_group limit 1)
				  union all
				  select (select d.domain_group from delivery d where d.mailing = :mailing and d.status = 'PENDING'
				          and d.domain_group > step.domain_group order by d.domain_group limit 1)
				  from step where step.domain_group is not null)
				select domain_group from step where domain_group is not null
				""").param("mailing", mailing).query((row, number) -> row.getString(1)).list();
	}

	/**
	 * Takes up to this many waiting deliveries of a domain group in hand, unless as many
	 * workers as its limit have some of it already.
	 * @param connections the limit; empty for none
	 */
	public Claim take(long mailing, String group, long fence, int limit, OptionalInt connections) {
		return connections.isEmpty() ? take(mailing, group, fence, limit)
				: transaction.execute((status) -> hasPlace(group, connections.getAsInt())
						? take(mailing, group, fence, limit) : new Claim(List.of()));
	}

	/** Counted under a lock, so that no two workers take the last place. */
	private boolean hasPlace(String group, int connections) {
		db.sql("select pg_advisory_xact_lock(?, hashtext(?))::text").params(PLACE_LOCK_CLASS, group).query((row) -> {
		});
		return db.sql("""
				select count(distinct fence) < ? from delivery
				where domain_group = ? and status in ('CLAIMED', 'ATTEMPTING')
				""").params(connections, group).query(Boolean.class).single();
	}

	/** Takes up to this many waiting deliveries of a domain group in hand. */
	public Claim take(long mailing, String group, long fence, int limit) {
		List<Row> rows = freshRows(mailing, group, fence, limit);
		if (rows.isEmpty()) {
			rows = rows(mailing, group, fence, limit, true, 0);
		}
		return new Claim(rows.stream().flatMap((row) -> item(row, mailing).stream()).toList());
	}

	/**
	 * Begins behind what was claimed before: the rows in front of it have left the index
	 * in name only until it is vacuumed. What fell back is found on the second look.
	 */
	private List<Row> freshRows(long mailing, String group, long fence, int limit) {
		Place place = new Place(mailing, group);
		long after = reached.getOrDefault(place, 0L);
		List<Row> rows = rows(mailing, group, fence, limit, false, after);
		if (rows.isEmpty() && after > 0) {
			rows = rows(mailing, group, fence, limit, false, 0);
		}
		reached.put(place, rows.isEmpty() ? 0L : rows.getLast().subscriber());
		return rows;
	}

	/**
	 * Looks up each row by its key. A join would do the same, until PostgreSQL takes an
	 * unknown limit for a tenth of all rows and reads both tables from end to end.
	 */
	private List<Row> rows(long mailing, String group, long fence, int limit, boolean resent, long after) {
		return db
			.sql("""
					with claimed as (
					  update delivery d set status = 'CLAIMED', fence = :fence, lease_until = clock_timestamp() + :lease::interval
					  where d.mailing = :mailing and d.subscriber = any (array(
					    select subscriber from delivery
					    where mailing = :mailing and domain_group = :group and status = 'PENDING'
					      and resent = :resent and subscriber > :after
					    order by subscriber limit :limit for update skip locked))
					  returning d.subscriber, d.attempt)
					select c.subscriber, c.attempt, s.email, s.name, s.language
					from claimed c left join subscriber s on s.id = c.subscriber order by c.subscriber
					""")
			.param("mailing", mailing)
			.param("group", group)
			.param("resent", resent)
			.param("after", after)
			.param("limit", limit)
			.param("fence", fence)
			.param("lease", lease.toString())
			.query(Claims::row)
			.list();
	}

	private static Row row(ResultSet row, int number) throws SQLException {
		return new Row(row.getLong("subscriber"), row.getInt("attempt"), row.getString("email"), row.getString("name"),
				row.getString("language"));
	}

	/** Whom no mail can be sent to is settled here, and holds up nobody else. */
	private Optional<Claim.Item> item(Row row, long mailing) {
		if (row.email() == null) {
			settle(row, mailing, DeliveryStatus.SKIPPED, "ERASED", null);
			return Optional.empty();
		}
		try {
			EmailAddress email = EmailAddress.parse(row.email());
			Locale language = Locale.forLanguageTag(String.valueOf(row.language()));
			return Optional
				.of(new Claim.Item(new Subscriber(row.subscriber(), email, row.name(), language), row.attempt()));
		}
		catch (IllegalArgumentException ex) {
			settle(row, mailing, DeliveryStatus.REJECTED, "ADDRESS", "This is no address: " + ex.getMessage());
			return Optional.empty();
		}
	}

	private void settle(Row row, long mailing, DeliveryStatus status, String reason, @Nullable String text) {
		db.sql("""
				update delivery set status = :status, reason = :reason, reply_text = :text, settled_at = :now,
				  fence = null, lease_until = null
				where mailing = :mailing and subscriber = :subscriber and status = 'CLAIMED'
				""")
			.param("status", status.name())
			.param("reason", reason)
			.param("text", text)
			.param("now", SqlTime.of(clock.instant()))
			.param("mailing", mailing)
			.param("subscriber", row.subscriber())
			.update();
	}

	/**
	 * Puts back what a worker has not sent.
	 * @param recorded whether all its outcomes are recorded: what it has marked beyond
	 * them never left, and is put back too
	 */
	public void release(long mailing, long fence, boolean recorded) {
		db.sql("""
				update delivery set attempt = attempt - case status when 'ATTEMPTING' then 1 else 0 end,
				  status = 'PENDING', fence = null, lease_until = null
				where mailing = :mailing and fence = :fence
				  and (status = 'CLAIMED' or :recorded and status = 'ATTEMPTING')
				""").param("mailing", mailing).param("fence", fence).param("recorded", recorded).update();
	}

	/** A domain group's part of a mailing. */
	private record Place(long mailing, String group) {
	}

	/**
	 * A claimed delivery as the database has it; without an address when its person was
	 * erased.
	 */
	private record Row(long subscriber, int attempt, @Nullable String email, @Nullable String name,
			@Nullable String language) {
	}

}
