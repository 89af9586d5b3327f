package dev.lundi.subscriber;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.lundi.consent.Consent.Occasion;
import dev.lundi.mail.EmailAddress;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where readers' preferences are kept. */
@Component
class PreferencesTable {

	private final JdbcClient db;

	private final Subscriptions subscriptions;

	private final Clock clock;

	PreferencesTable(JdbcClient db, Subscriptions subscriptions, Clock clock) {
		this.db = db;
		this.subscriptions = subscriptions;
		this.clock = clock;
	}

	/** A reader and their choices; empty when erased. */
	Optional<Chooser> find(long id) {
		Set<String> left = new HashSet<>();
		Map<String, Optional<Instant>> subscribed = new HashMap<>();
		db.sql("""
				select newsletter, status, paused_until from subscription
				where subscriber = ? and (status <> 'UNSUBSCRIBED' or confirmed_at is not null)
				""").param(id).query((row) -> {
			switch (row.getString("status")) {
				case "CONFIRMED" -> subscribed.put(row.getString("newsletter"), end(row));
				case "UNSUBSCRIBED" -> left.add(row.getString("newsletter"));
				default -> {
					// Nobody is asked about what they have not confirmed.
				}
			}
		});
		Instant pause = subscribed.values().stream().flatMap(Optional::stream).max(Instant::compareTo).orElse(null);
		return db.sql("select email, name, language, zone from subscriber where id = ?")
			.param(id)
			.query((row, number) -> chooser(id, row, subscribed.keySet(), left, pause))
			.optional();
	}

	/** When its pause ends, unless that has been. */
	private Optional<Instant> end(ResultSet row) throws SQLException {
		return Optional.ofNullable(row.getObject("paused_until", OffsetDateTime.class))
			.map(OffsetDateTime::toInstant)
			.filter((end) -> end.isAfter(clock.instant()));
	}

	private static Chooser chooser(long id, ResultSet row, Set<String> subscribed, Set<String> left,
			@Nullable Instant pause) throws SQLException {
		Preferences preferences = new Preferences(row.getString("name"),
				Locale.forLanguageTag(row.getString("language")),
				Optional.ofNullable(row.getString("zone")).flatMap(Zones::find).orElse(null), pause, subscribed);
		return new Chooser(id, EmailAddress.parse(row.getString("email")), preferences, left);
	}

	/**
	 * Keeps what a reader has chosen. No marker set after this call's transaction sends
	 * what was left or paused.
	 * @param form says which newsletters are to come again, and which no more
	 */
	@Transactional
	void save(long id, Preferences chosen, PreferencesForm form, Occasion occasion) {
		db.sql("update subscriber set name = :name, language = :language, zone = :zone, acted_at = :now where id = :id")
			.param("name", chosen.name())
			.param("language", chosen.language().toLanguageTag())
			.param("zone", (chosen.zone() != null) ? chosen.zone().getId() : null)
			.param("now", clock.instant().atOffset(ZoneOffset.UTC))
			.param("id", id)
			.update();
		form.joined().forEach((newsletter) -> subscriptions.resume(newsletter, id, occasion));
		form.left().forEach((newsletter) -> subscriptions.end(newsletter, id, occasion));
		db.sql("update subscription set paused_until = :end where subscriber = :id")
			.param("end", (chosen.pausedUntil() != null) ? chosen.pausedUntil().atOffset(ZoneOffset.UTC) : null)
			.param("id", id)
			.update();
	}

	/** Ends all subscriptions, of newsletters that are no longer declared as well. */
	@Transactional
	void leaveAll(long id, Occasion occasion) {
		db.sql("select newsletter from subscription where subscriber = ? order by newsletter")
			.param(id)
			.query(String.class)
			.list()
			.forEach((newsletter) -> subscriptions.end(newsletter, id, occasion));
	}

	/**
	 * A reader who chooses.
	 *
	 * @param left slugs of the newsletters that were subscribed to once
	 */
	record Chooser(long id, EmailAddress email, Preferences preferences, Set<String> left) {
	}

}
