package dev.lundi.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import dev.lundi.issue.Issue;
import dev.lundi.segment.Clause;
import dev.lundi.segment.NoSegmentException;
import dev.lundi.segment.Segment;
import dev.lundi.segment.Segments;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the mailings of approved issues, and lets them go. */
@Component
public class MailingPreparation {

	private final JdbcClient db;

	private final Mailings mailings;

	private final Audience audience;

	private final Segments segments;

	private final Duration validity;

	private final Clock clock;

	MailingPreparation(JdbcClient db, Mailings mailings, Audience audience, Segments segments,
			DeliveryProperties properties, Clock clock) {
		this.db = db;
		this.mailings = mailings;
		this.audience = audience;
		this.segments = segments;
		this.validity = properties.validity();
		this.clock = clock;
	}

	/**
	 * Freezes the audience of an approved issue: everybody whose subscription is
	 * confirmed at this moment, or those of them who are in a segment. Asked again, it
	 * gives the mailing that there is, whatever has become of the segment since.
	 * @param segment its name; null for all readers
	 * @throws NoSegmentException when there is no such segment, and no mailing yet
	 */
	@Transactional
	public Mailing prepare(Issue issue, @Nullable String segment) {
		Instant now = clock.instant();
		boolean created = db
			.sql("""
					insert into mailing (issue, newsletter, status, created_at, valid_until) values (?, ?, 'PREPARING', ?, ?)
					on conflict (issue) do nothing
					""")
			.params(issue.id(), issue.newsletter(), SqlTime.of(now), SqlTime.of(now.plus(validity)))
			.update() == 1;
		Mailing mailing = mailings.ofIssue(issue.id()).orElseThrow();
		if (created) {
			freeze(mailing, (segment != null) ? segments.get(issue.newsletter(), segment) : null, now);
		}
		return mailings.find(mailing.id()).orElseThrow();
	}

	private void freeze(Mailing mailing, @Nullable Segment segment, Instant now) {
		Clause who = (segment != null) ? segments.clause(segment) : Clause.all(mailing.newsletter());
		Audience.Frozen frozen = audience.freeze(mailing, who, now);
		db.sql("""
				update mailing set planned = ?, outside = ?, segment = ?, segment_words = ?, status = 'READY' where id = ?
				""")
			.param(frozen.planned())
			.param(frozen.outside())
			.param((segment != null) ? segment.name() : null)
			.param((segment != null) ? segment.words().stored() : null)
			.param(mailing.id())
			.update();
	}

	/** Lets the mails of a prepared mailing go out. */
	public void begin(long id) {
		db.sql("update mailing set status = 'SENDING' where id = ? and status = 'READY'").param(id).update();
	}

}
