package dev.lundi.delivery;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts mailings. For those who watch them, never so often that counting takes more than
 * a hundredth of the time, however many deliveries there are and however many watch.
 */
@Component
public class Standings {

	private static final int SHARE = 100;

	/** Long enough for a slow rate to show, short enough to follow a change. */
	private static final Duration SPEED_WINDOW = Duration.ofSeconds(10);

	private final Map<Long, Watch> watches = new ConcurrentHashMap<>();

	private final JdbcClient db;

	private final Mailings mailings;

	Standings(JdbcClient db, Mailings mailings) {
		this.db = db;
		this.mailings = mailings;
	}

	/** How a mailing stands, or stood a moment ago. */
	public Standing of(long mailing) {
		return watches.computeIfAbsent(mailing, Watch::new).look();
	}

	/** How far a mailing is at this moment; costs a count of its ledger. */
	public MailingProgress progress(long mailing) {
		Map<DeliveryStatus, Long> counts = new EnumMap<>(DeliveryStatus.class);
		db.sql("select status, count(*) from delivery where mailing = ? group by status")
			.param(mailing)
			.query((row) -> {
				counts.put(DeliveryStatus.valueOf(row.getString(1)), row.getLong(2));
			});
		return new MailingProgress(mailings.find(mailing).orElseThrow().planned(), counts);
	}

	/** The same of an issue's mailing, if it has been prepared. */
	public Optional<MailingProgress> progressOfIssue(long issue) {
		return mailings.ofIssue(issue).map(Mailing::id).map(this::progress);
	}

	private Standing count(long mailing) {
		Map<DeliveryStatus, Long> counts = new EnumMap<>(DeliveryStatus.class);
		Map<String, Long> waiting = new HashMap<>();
		List<Timestamp> due = new ArrayList<>();
		db.sql("""
				select status, domain_group, count(*), min(next_attempt_at) filter (where status = 'DEFERRED')
				from delivery where mailing = ? group by status, domain_group
				""").param(mailing).query((row) -> {
			DeliveryStatus status = DeliveryStatus.valueOf(row.getString(1));
			counts.merge(status, row.getLong(3), Long::sum);
			if (status == DeliveryStatus.PENDING) {
				waiting.put(row.getString(2), row.getLong(3));
			}
			Optional.ofNullable(row.getTimestamp(4)).ifPresent(due::add);
		});
		Instant next = due.stream().min(Comparator.naturalOrder()).map(Timestamp::toInstant).orElse(null);
		return new Standing(new MailingProgress(mailings.find(mailing).orElseThrow().planned(), counts), waiting, next,
				0);
	}

	/** What was counted of one mailing. */
	private final class Watch {

		private final long mailing;

		private final Deque<Count> counts = new ArrayDeque<>();

		private long nextCount = System.nanoTime();

		Watch(long mailing) {
			this.mailing = mailing;
		}

		synchronized Standing look() {
			if (counts.isEmpty() || System.nanoTime() - nextCount >= 0) {
				long start = System.nanoTime();
				Standing counted = count(mailing);
				long end = System.nanoTime();
				counts.addLast(new Count(end, counted));
				nextCount = end + (end - start) * SHARE;
				forgetWhatIsOld(end);
			}
			Standing last = counts.getLast().standing();
			return new Standing(last.progress(), last.waiting(), last.nextAttempt(), perSecond());
		}

		/** Keeps one from before the window, to measure against. */
		private void forgetWhatIsOld(long now) {
			while (counts.size() > 2
					&& now - counts.stream().skip(1).findFirst().orElseThrow().at() > SPEED_WINDOW.toNanos()) {
				counts.removeFirst();
			}
		}

		private double perSecond() {
			Count first = counts.getFirst();
			Count last = counts.getLast();
			double seconds = Math.max(1, (last.at() - first.at()) / 1e9);
			return Math.max(0, (last.settled() - first.settled()) / seconds);
		}

	}

	/** A count and when it was made. */
	private record Count(long at, Standing standing) {

		long settled() {
			return standing.progress().settled();
		}

	}

}
