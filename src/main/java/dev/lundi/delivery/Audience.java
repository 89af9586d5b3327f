package dev.lundi.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.lundi.limits.DomainGroups;
import dev.lundi.segment.Clause;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes into the ledger whom a mailing goes to. */
@Component
class Audience {

	private final JdbcClient db;

	private final DomainGroups groups;

	Audience(JdbcClient db, DomainGroups groups) {
		this.db = db;
		this.groups = groups;
	}

	/**
	 * Takes everybody whose subscription is confirmed and who fulfils the clause. Who has
	 * paused it is counted, and skipped, so that the ledger can say why. Those outside
	 * are counted as of the same instant.
	 */
	Frozen freeze(Mailing mailing, Clause who, Instant now) {
		List<Map.Entry<String, String>> domains = List.copyOf(groups.groupsByDomain().entrySet());
		Frozen frozen = db
			.sql("""
					with planned as (
					insert into delivery (mailing, subscriber, domain_group, status, reason, settled_at)
					select :mailing, n.subscriber, coalesce(g.name, ''),
					  case when n.paused_until > :now then 'SKIPPED' else 'PENDING' end,
					  case when n.paused_until > :now then 'PAUSED' end, case when n.paused_until > :now then :now end
					from subscription n join subscriber s on s.id = n.subscriber
					  left join unnest(:domains, :groups) as g (domain, name) on g.domain = split_part(s.email_key, '@', 2)
					where n.newsletter = :newsletter and n.status = 'CONFIRMED' and %s order by n.subscriber
					returning true)
					select planned, confirmed - planned as outside
					from (select count(*) as planned from planned) p,
					  (select count(*) as confirmed from subscription where newsletter = :newsletter and status = 'CONFIRMED') c
					"""
				.formatted(who.sql()))
			.params(who.values())
			.param("mailing", mailing.id())
			.param("now", SqlTime.of(now))
			.param("domains", domains.stream().map(Map.Entry::getKey).toArray(String[]::new))
			.param("groups", domains.stream().map(Map.Entry::getValue).toArray(String[]::new))
			.query(Frozen.class)
			.single();
		db.sql("analyze delivery").update();
		return frozen;
	}

	/**
	 * What came of it.
	 *
	 * @param planned how many people the audience has
	 * @param outside how many whose subscription is confirmed are not in it
	 */
	record Frozen(long planned, long outside) {
	}

}
