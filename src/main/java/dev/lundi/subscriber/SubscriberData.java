package dev.lundi.subscriber;

import java.util.List;
import java.util.Map;

import dev.lundi.consent.Consent;
import dev.lundi.consent.Consent.Action;
import dev.lundi.consent.Consent.Method;
import dev.lundi.consent.Consent.Occasion;
import dev.lundi.consent.Consents;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is kept of a person as a subscriber. */
@Component
class SubscriberData implements PersonalData {

	private final JdbcClient db;

	private final Suppressions suppressions;

	private final Consents consents;

	SubscriberData(JdbcClient db, Suppressions suppressions, Consents consents) {
		this.db = db;
		this.suppressions = suppressions;
		this.consents = consents;
	}

	@Override
	public Map<String, List<Map<String, @Nullable Object>>> export(Subscriber person) {
		return Map.of("subscriber", db.sql("""
				select id, email, email_key, name, language, zone, created_at, acted_at from subscriber where id = ?
				""").param(person.id()).query().listOfRows(), "subscriptions",
				db.sql("""
						select newsletter, status, asked_at, reminded_at, confirmed_at, paused_until, unsubscribed_at, stay_asked_at
						from subscription where subscriber = ? order by newsletter
						""")
					.param(person.id())
					.query()
					.listOfRows(),
				"suppression", db.sql("""
						select address_hash, reason, created_at from suppression where address_hash = ?
						""").param(suppressions.hash(person.email())).query().listOfRows());
	}

	/** Subscriptions and notices go with the row; each subscription leaves its end. */
	@Override
	public void erase(Subscriber person) {
		Occasion erasure = new Occasion(Method.ERASURE, "/erasure", person.language(), null, null);
		db.sql("delete from subscription where subscriber = ? returning newsletter")
			.param(person.id())
			.query(String.class)
			.list()
			.forEach((newsletter) -> consents.record(
					new Consent(new Consent.Giver(person.id(), person.email()), newsletter, Action.ENDED, erasure)));
		db.sql("delete from subscriber where id = ?").param(person.id()).update();
	}

}
