package dev.lundi.subscriber;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.lundi.consent.Consent;
import dev.lundi.consent.Consents;
import dev.lundi.mail.EmailAddress;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who subscribes to what. */
@Component
public class Subscribers {

	private final JdbcClient db;

	private final Consents consents;

	private final Clock clock;

	Subscribers(JdbcClient db, Consents consents, Clock clock) {
		this.db = db;
		this.consents = consents;
		this.clock = clock;
	}

	/** Whether nobody has ever subscribed to this newsletter. */
	public boolean isEmpty(String newsletter) {
		return !db.sql("select exists (select from subscription where newsletter = ?)")
			.param(newsletter)
			.query(Boolean.class)
			.single();
	}

	/**
	 * Adds people who were invented to try things out, as confirmed. Somebody who has a
	 * subscription to this newsletter already keeps it as it is: an addition never brings
	 * back who left.
	 */
	@Transactional
	public void addConfirmed(String newsletter, List<NewSubscriber> people) {
		people.forEach((person) -> addConfirmed(newsletter, person));
	}

	private void addConfirmed(String newsletter, NewSubscriber person) {
		Optional<Long> added = db.sql("""
				with added as (
				  insert into subscriber (email, email_key, name, language) values (:email, :key, :name, :language)
				  on conflict (email_key) do nothing
				  returning id)
				insert into subscription (newsletter, subscriber, status, confirmed_at)
				select :newsletter, id, 'CONFIRMED', :now
				from (select id from added union select id from subscriber where email_key = :key) person
				on conflict do nothing
				returning subscriber
				""")
			.param("email", person.email().value())
			.param("key", person.email().key())
			.param("name", person.name())
			.param("language", person.language().toLanguageTag())
			.param("newsletter", newsletter)
			.param("now", Timestamp.from(clock.instant()))
			.query(Long.class)
			.optional();
		added.ifPresent((id) -> consents
			.record(new Consent(new Consent.Giver(id, person.email()), newsletter, Consent.Action.CONFIRMED,
					new Consent.Occasion(Consent.Method.SAMPLE, "", person.language(), null, null))));
	}

	/** The person with this id, unless erased. */
	public Optional<Subscriber> find(long id) {
		return db.sql("select id, email, name, language from subscriber where id = ?")
			.param(id)
			.query(Subscribers::subscriber)
			.optional();
	}

	/** The person at this address, if known. */
	public Optional<Subscriber> find(EmailAddress email) {
		return db.sql("select id, email, name, language from subscriber where email_key = ?")
			.param(email.key())
			.query(Subscribers::subscriber)
			.optional();
	}

	/** Notes that this person has done something on a page of ours: somebody is there. */
	public void acted(long id) {
		db.sql("update subscriber set acted_at = ? where id = ?").params(Timestamp.from(clock.instant()), id).update();
	}

	/** Up to 20 confirmed subscribers whose name or address contains a text. */
	public List<Subscriber> search(String newsletter, String text) {
		return db
			.sql("""
					select id, email, name, language from subscriber
					where id in (select subscriber from subscription where newsletter = :newsletter and status = 'CONFIRMED')
					  and (position(lower(:text) in email_key) > 0 or position(lower(:text) in lower(coalesce(name, ''))) > 0)
					order by id limit 20
					""")
			.param("newsletter", newsletter)
			.param("text", text.strip())
			.query(Subscribers::subscriber)
			.list();
	}

	/** How many confirmed subscribers a newsletter has. */
	public long confirmed(String newsletter) {
		return db.sql("select count(*) from subscription where newsletter = ? and status = 'CONFIRMED'")
			.param(newsletter)
			.query(Long.class)
			.single();
	}

	/** How many an issue would go to now: those who are confirmed and do not pause. */
	public long audience(String newsletter) {
		return db.sql("""
				select count(*) from subscription
				where newsletter = ? and status = 'CONFIRMED' and coalesce(paused_until <= ?, true)
				""").param(newsletter).param(Timestamp.from(clock.instant())).query(Long.class).single();
	}

	/** How many people have asked for a newsletter and not confirmed it yet. */
	public long unconfirmed(String newsletter) {
		return db.sql("select count(*) from subscription where newsletter = ? and status = 'PENDING'")
			.param(newsletter)
			.query(Long.class)
			.single();
	}

	private static Subscriber subscriber(ResultSet row, int number) throws SQLException {
		return new Subscriber(row.getLong("id"), EmailAddress.parse(row.getString("email")), row.getString("name"),
				Locale.forLanguageTag(row.getString("language")));
	}

}
