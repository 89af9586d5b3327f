package dev.lundi.roster;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.subscriber.SubscriptionStatus;
import dev.lundi.subscriber.Suppressions;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many subscribe to what. */
@Component
class RosterCounts {

	/**
	 * Half a second's work: whether an address is suppressed takes a keyed hash of it.
	 */
	private static final long MOST_AT_ONCE = 50_000;

	private final JdbcClient db;

	private final Newsletters newsletters;

	private final Suppressions suppressions;

	RosterCounts(JdbcClient db, Newsletters newsletters, Suppressions suppressions) {
		this.db = db;
		this.newsletters = newsletters;
		this.suppressions = suppressions;
	}

	/**
	 * Of all newsletters.
	 * @param whole slug of the one whose suppressed addresses are counted however many
	 * there are
	 */
	List<Count> all(String whole) {
		Map<String, Map<SubscriptionStatus, Long>> counts = new HashMap<>();
		db.sql("select newsletter, status, count(*) from subscription group by 1, 2").query((row) -> {
			counts.computeIfAbsent(row.getString(1), (slug) -> new EnumMap<>(SubscriptionStatus.class))
				.put(SubscriptionStatus.valueOf(row.getString(2)), row.getLong(3));
		});
		return newsletters.all()
			.stream()
			.map((newsletter) -> count(newsletter, counts.getOrDefault(newsletter.slug(), Map.of()), whole))
			.toList();
	}

	private Count count(Newsletter newsletter, Map<SubscriptionStatus, Long> counts, String whole) {
		long confirmed = counts.getOrDefault(SubscriptionStatus.CONFIRMED, 0L);
		long pending = counts.getOrDefault(SubscriptionStatus.PENDING, 0L);
		boolean counted = confirmed + pending <= MOST_AT_ONCE || newsletter.slug().equals(whole);
		return new Count(newsletter, confirmed, pending, counts.getOrDefault(SubscriptionStatus.UNSUBSCRIBED, 0L),
				counted ? suppressions.among(newsletter.slug()) : null);
	}

	/**
	 * The subscriptions to one newsletter.
	 *
	 * @param suppressed how many of the confirmed and the waiting must not be mailed;
	 * null when nobody has counted
	 */
	record Count(Newsletter newsletter, long confirmed, long pending, long gone, @Nullable Long suppressed) {
	}

}
