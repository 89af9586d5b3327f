package dev.lundi.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.lundi.issue.Issue;
import dev.lundi.limits.DomainGroups;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the mailings of approved issues, and lets them go. */
@Component
public class MailingPreparation {

	private final JdbcClient db;

	private final Mailings mailings;

	private final DomainGroups groups;

	private final Duration validity;

	private final Clock clock;

	MailingPreparation(JdbcClient db, Mailings mailings, DomainGroups groups, DeliveryProperties properties,
			Clock clock) {
		this.db = db;
		this.mailings = mailings;
		this.groups = groups;
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
			freezeAudience(mailing);
		}
		return mailings.find(mailing.id()).orElseThrow();
	}

	private void freezeAudience(Mailing mailing) {
		List<Map.Entry<String, String>> domains = List.copyOf(groups.groupsByDomain().entrySet());
		int planned = db.sql("""
				insert into delivery (mailing, subscriber, domain_group)
				select :mailing, n.subscriber, coalesce(g.name, '')
				from subscription n join subscriber s on s.id = n.subscriber
				  left join unnest(:domains, :groups) as g (domain, name) on g.domain = split_part(s.email_key, '@', 2)
				where n.newsletter = :newsletter and n.status = 'CONFIRMED' order by n.subscriber
				""")
			.param("mailing", mailing.id())
			.param("domains", domains.stream().map(Map.Entry::getKey).toArray(String[]::new))
			.param("groups", domains.stream().map(Map.Entry::getValue).toArray(String[]::new))
			.param("newsletter", mailing.newsletter())
			.update();
		db.sql("update mailing set planned = ?, status = 'READY' where id = ?").params(planned, mailing.id()).update();
		db.sql("analyze delivery").update();
	}

	/** Lets the mails of a prepared mailing go out. */
	public void begin(long id) {
		db.sql("update mailing set status = 'SENDING' where id = ? and status = 'READY'").param(id).update();
	}

}
