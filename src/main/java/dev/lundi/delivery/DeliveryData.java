package dev.lundi.delivery;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.lundi.issue.Issue;
import dev.lundi.issue.Issues;
import dev.lundi.subscriber.PersonalData;
import dev.lundi.subscriber.Subscriber;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the ledger keeps of a person. Its account must add up when somebody was erased: a
 * row remains, with the number that nobody has any more.
 */
@Component
class DeliveryData implements PersonalData {

	private final JdbcClient db;

	private final Issues issues;

	private final Clock clock;

	DeliveryData(JdbcClient db, Issues issues, Clock clock) {
		this.db = db;
		this.issues = issues;
		this.clock = clock;
	}

	/** Goes from mailing to mailing, as the ledger's key does. */
	@Override
	public Map<String, List<Map<String, @Nullable Object>>> export(Subscriber person) {
		return Map.of("deliveries",
				withWeeks(
						db.sql("""
								select m.newsletter, m.issue, d.mailing, d.status, d.reason, d.attempt, d.resent, d.domain_group, d.message_id,
								  d.attempted_at, d.settled_at, d.next_attempt_at, d.reply_code, d.enhanced_code, d.reply_text,
								  d.relay_queue_id
								from mailing m join delivery d on d.mailing = m.id and d.subscriber = ? order by m.id
								""")
							.param(person.id())
							.query()
							.listOfRows()),
				"attempts",
				db.sql("""
						select a.mailing, a.attempt, a.event, a.at, a.reply_code, a.enhanced_code, a.reply_text
						from mailing m join delivery_attempt a on a.mailing = m.id and a.subscriber = ? order by a.mailing, a.at
						""")
					.param(person.id())
					.query()
					.listOfRows());
	}

	/** In place of an issue's number. */
	private List<Map<String, @Nullable Object>> withWeeks(List<Map<String, @Nullable Object>> rows) {
		for (Map<String, @Nullable Object> row : rows) {
			long issue = (Long) Objects.requireNonNull(row.remove("issue"));
			row.put("week", issues.findById(issue).map(Issue::week).map(Object::toString).orElse(null));
		}
		return rows;
	}

	@Override
	public void erase(Subscriber person) {
		skipWhatWaits(person);
		db.sql("select set_config('lundi.retention', 'on', true)").query().singleValue();
		db.sql("""
				update delivery_attempt a set reply_text = null from mailing m
				where a.mailing = m.id and a.subscriber = ? and a.reply_text is not null
				""").param(person.id()).update();
		db.sql("select set_config('lundi.retention', 'off', true)").query().singleValue();
		db.sql("""
				update delivery d set reply_text = null, relay_queue_id = null from mailing m
				where d.mailing = m.id and d.subscriber = ?
				  and (d.reply_text is not null or d.relay_queue_id is not null)
				""").param(person.id()).update();
	}

	/** What a worker has in hand it skips itself, or records how it ended. */
	private void skipWhatWaits(Subscriber person) {
		db.sql("""
				update delivery d set status = 'SKIPPED', reason = 'ERASED', settled_at = :now, next_attempt_at = null
				from mailing m
				where d.mailing = m.id and d.subscriber = :subscriber and d.status in ('PENDING', 'DEFERRED')
				""").param("now", SqlTime.of(clock.instant())).param("subscriber", person.id()).update();
	}

}
