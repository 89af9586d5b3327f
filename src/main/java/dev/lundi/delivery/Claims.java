package dev.lundi.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.lundi.mail.EmailAddress;
import dev.lundi.subscriber.Subscriber;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes deliveries in hand for a worker, and puts back what it did not send. */
@Component
class Claims {

	/** How long a claimed row waits for its marker before others may take it. */
	private static final Duration LEASE = Duration.ofMinutes(10);

	private final JdbcClient db;

	private final Clock clock;

	Claims(JdbcClient db, Clock clock) {
		this.db = db;
		this.clock = clock;
	}

	/** Takes up to this many waiting deliveries in hand. */
	@Transactional
	Claim take(long mailing, long fence, int limit) {
		List<Row> rows = db
			.sql("""
					with due as (
					  select mailing, subscriber from delivery where mailing = :mailing and status = 'PENDING'
					  order by resent, subscriber limit :limit for update skip locked),
					claimed as (
					  update delivery d set status = 'CLAIMED', fence = :fence, lease_until = clock_timestamp() + :lease::interval
					  from due where d.mailing = due.mailing and d.subscriber = due.subscriber
					  returning d.subscriber, d.attempt)
					select c.subscriber, c.attempt, s.email, s.name, s.language
					from claimed c left join subscriber s on s.id = c.subscriber order by c.subscriber
					""")
			.param("mailing", mailing)
			.param("limit", limit)
			.param("fence", fence)
			.param("lease", LEASE.toString())
			.query(Claims::row)
			.list();
		return new Claim(rows.stream().flatMap((row) -> item(row, mailing).stream()).toList());
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

	/** Puts back what a worker has claimed and not marked. */
	void release(long mailing, long fence) {
		db.sql("""
				update delivery set status = 'PENDING', fence = null, lease_until = null
				where mailing = ? and fence = ? and status = 'CLAIMED'
				""").params(mailing, fence).update();
	}

	/**
	 * A claimed delivery as the database has it; without an address when its person was
	 * erased.
	 */
	private record Row(long subscriber, int attempt, @Nullable String email, @Nullable String name,
			@Nullable String language) {
	}

}
