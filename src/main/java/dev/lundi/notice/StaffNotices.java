package dev.lundi.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

import dev.lundi.mail.EmailAddress;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.reason.Reason;
import dev.lundi.reason.Sentence;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells editors and operators what waits for them, at the addresses of the properties.
 */
@Component
public class StaffNotices {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final JdbcClient db;

	private final NoticeSender sender;

	private final List<EmailAddress> operators;

	private final Clock clock;

	StaffNotices(JdbcClient db, NoticeSender sender, OperatorProperties properties, Clock clock) {
		this.db = db;
		this.sender = sender;
		this.operators = properties.addresses();
		this.clock = clock;
	}

	/** Tells each editor of a draft that waits for approval, unless they were told. */
	public void draft(Newsletter newsletter, String week, long issue, String title) {
		tellEditors(StaffKind.DRAFT, newsletter, week, Long.toString(issue), title, Reason.NONE);
	}

	/** Tells each editor why a week makes no issue, unless they were told. */
	public void empty(Newsletter newsletter, String week, Reason reason) {
		tellEditors(StaffKind.EMPTY, newsletter, week, "", "", reason);
	}

	private void tellEditors(StaffKind kind, Newsletter newsletter, String week, String about, String title,
			Reason reason) {
		newsletter.editors()
			.forEach((editor) -> db
				.sql("""
						insert into notice (kind, newsletter, recipient, about, week, title, reason, turn, created_at, next_attempt_at)
						values (:kind, :newsletter, :recipient, :about, :week, :title, :reason, 0, :now, :now)
						on conflict do nothing
						""")
				.param("newsletter", newsletter.slug())
				.param("recipient", editor.value())
				.param("kind", kind.name())
				.param("about", about)
				.param("reason", reason.stored())
				.param("week", week)
				.param("title", title)
				.param("now", now())
				.update());
	}

	/**
	 * Tells each operator why a run waits, unless they were told the like of this run
	 * within the hour. A run is told of by one process at a time.
	 * @param title of its issue; empty when there is none yet
	 */
	public void trouble(String newsletter, String week, String title, Reason reason) {
		operators.forEach((operator) -> db
			.sql("""
					insert into notice (kind, newsletter, recipient, about, week, title, reason, turn, created_at, next_attempt_at)
					select 'TROUBLE', :newsletter, :recipient, :about, :week, :title, :reason, 0, :now, :now
					where not exists (
					  select from notice where kind = 'TROUBLE' and newsletter = :newsletter and week = :week
					    and recipient = :recipient and about = :about and created_at > :now::timestamptz - interval '1 hour')
					""")
			.param("newsletter", newsletter)
			.param("recipient", operator.value())
			.param("about", gist(reason))
			.param("week", week)
			.param("title", title)
			.param("reason", reason.withoutAddresses().stored())
			.param("now", now())
			.update());
	}

	/** What stays the same when only the figures and the last answer differ. */
	private static String gist(Reason reason) {
		return reason.withoutAddresses()
			.sentences()
			.stream()
			.map((sentence) -> sentence.key().isEmpty() ? String.join(" ", sentence.arguments()) : sentence.key())
			.collect(Collectors.joining("; "));
	}

	/** Sends what waits, for a process that is about to end: at most for ten seconds. */
	public void sendWaiting() {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (System.nanoTime() < end && sender.sendNext()) {
			// The next one.
		}
	}

	private OffsetDateTime now() {
		return clock.instant().atOffset(ZoneOffset.UTC);
	}

}
