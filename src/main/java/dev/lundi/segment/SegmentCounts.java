package dev.lundi.segment;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import dev.lundi.newsletter.Newsletter;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.subscriber.Suppressions;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many readers are in a segment, as things stand now. */
@Component
public class SegmentCounts {

	/** Whether an address is suppressed takes a keyed hash of it. */
	private static final long MOST_AT_ONCE = 50_000;

	private final JdbcClient db;

	private final Segments segments;

	private final Subscribers subscribers;

	private final Suppressions suppressions;

	private final Clock clock;

	SegmentCounts(JdbcClient db, Segments segments, Subscribers subscribers, Suppressions suppressions, Clock clock) {
		this.db = db;
		this.segments = segments;
		this.subscribers = subscribers;
		this.suppressions = suppressions;
		this.clock = clock;
	}

	/**
	 * How many an issue would go to now.
	 * @param segment its name; null for all readers
	 * @return 0 when there is no such segment
	 */
	public long audience(Newsletter newsletter, @Nullable String segment) {
		if (segment == null) {
			return subscribers.audience(newsletter.slug());
		}
		try {
			Count count = count(newsletter.slug(), segments.clause(segments.get(newsletter.slug(), segment)));
			return count.inside() - count.pausing();
		}
		catch (NoSegmentException ex) {
			return 0;
		}
	}

	/** Counts those who fulfil all of it. */
	Count of(String newsletter, Criteria criteria) {
		Clause clause = segments.clause(newsletter, criteria);
		Count count = count(newsletter, clause);
		return (count.inside() > MOST_AT_ONCE) ? count : count.suppressed(suppressions.among(addresses(clause)));
	}

	private Count count(String newsletter, Clause clause) {
		long confirmed = subscribers.confirmed(newsletter);
		return db.sql("""
				select count(*), count(*) filter (where n.paused_until > :now)
				from subscription n join subscriber s on s.id = n.subscriber
				where n.newsletter = :newsletter and n.status = 'CONFIRMED' and
				""" + clause.sql())
			.params(clause.values())
			.param("now", now())
			.query((row, number) -> new Count(confirmed, row.getLong(1), row.getLong(2), null))
			.single();
	}

	private List<String> addresses(Clause clause) {
		return db
			.sql("""
					select s.email_key from subscription n join subscriber s on s.id = n.subscriber
					where n.newsletter = :newsletter and n.status = 'CONFIRMED' and coalesce(n.paused_until <= :now, true) and
					"""
					+ clause.sql())
			.params(clause.values())
			.param("now", now())
			.query((row, number) -> row.getString(1))
			.list();
	}

	private OffsetDateTime now() {
		return clock.instant().atOffset(ZoneOffset.UTC);
	}

	/**
	 * The readers of a newsletter, by a segment.
	 *
	 * @param confirmed all of them
	 * @param inside those in the segment
	 * @param pausing how many of these pause
	 * @param suppressed how many of these do not, and must not be mailed; null when
	 * nobody has counted
	 */
	record Count(long confirmed, long inside, long pausing, @Nullable Long suppressed) {

		Count suppressed(long counted) {
			return new Count(confirmed, inside, pausing, counted);
		}

		/** How many would get an issue. */
		public long mailed() {
			return inside - pausing - ((suppressed != null) ? suppressed : 0);
		}

		public long outside() {
			return confirmed - inside;
		}

	}

}
