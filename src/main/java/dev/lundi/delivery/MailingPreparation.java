package dev.lundi.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import dev.lundi.issue.Issue;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the mailings of approved issues, and lets them go. */
@Component
public class MailingPreparation {

	private final JdbcClient db;

	private final Mailings mailings;

	private final Audience audience;

	private final Duration validity;

	private final Clock clock;

	MailingPreparation(JdbcClient db, Mailings mailings, Audience audience, DeliveryProperties properties,
			Clock clock) {
		this.db = db;
		this.mailings = mailings;
		this.audience = audience;
		this.validity = properties.validity();
		this.clock = clock;
	}

	/**
	 * Freezes the audience of an approved issue: everybody whose subscription is
	 * confirmed at this moment. Asked again, it gives the mailing that there is.
	 */
	@Transactional
	public Mailing prepare(Issue issue) {
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
			int planned = audience.freeze(mailing, now);
			db.sql("update mailing set planned = ?, status = 'READY' where id = ?")
				.params(planned, mailing.id())
				.update();
		}
		return mailings.find(mailing.id()).orElseThrow();
	}

	/** Lets the mails of a prepared mailing go out. */
	public void begin(long id) {
		db.sql("update mailing set status = 'SENDING' where id = ? and status = 'READY'").param(id).update();
	}

}
