package dev.lundi.subscriber;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.lundi.consent.Consent;
import dev.lundi.consent.Consent.Action;
import dev.lundi.consent.Consent.Occasion;
import dev.lundi.consent.Consents;
import dev.lundi.subscriber.SubscriberLinks.Confirmation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transitions of subscriptions on their readers' word, which goes on record in the
 * same transaction.
 */
@Component
public class Subscriptions {

	/** Who left may change their mind by the link by which they left. */
	static final Duration UNDO = Duration.ofHours(24);

	private final JdbcClient db;

	private final Subscribers subscribers;

	private final Suppressions suppressions;

	private final Consents consents;

	private final Clock clock;

	Subscriptions(JdbcClient db, Subscribers subscribers, Suppressions suppressions, Consents consents, Clock clock) {
		this.db = db;
		this.subscribers = subscribers;
		this.suppressions = suppressions;
		this.consents = consents;
		this.clock = clock;
	}

	/**
	 * Notes that somebody asks for a newsletter with this address, which may be another
	 * person's.
	 * @return the subscriber; empty when there is nothing to confirm, since the address
	 * is subscribed, must not be mailed, or was asked for within a day
	 */
	@Transactional
	public Optional<Long> ask(String newsletter, NewSubscriber person, Occasion occasion) {
		if (suppressions.hold(person.email())) {
			return Optional.empty();
		}
		Optional<Long> asked = db.sql("""
				with added as (
				  insert into subscriber (email, email_key, name, language) values (:email, :key, :name, :language)
				  on conflict (email_key) do update set email_key = excluded.email_key
				  returning id)
				insert into subscription (newsletter, subscriber, status, asked_at)
				select :newsletter, id, 'PENDING', :now from added
				on conflict (newsletter, subscriber) do update set status = 'PENDING',
				  asked_at = :now, reminded_at = null
				  where subscription.status = 'UNSUBSCRIBED' or subscription.status = 'PENDING'
				    and coalesce(subscription.asked_at <= :now::timestamptz - interval '24 hours', true)
				returning subscriber
				""")
			.param("email", person.email().value())
			.param("key", person.email().key())
			.param("name", person.name())
			.param("language", person.language().toLanguageTag())
			.param("newsletter", newsletter)
			.param("now", now())
			.query(Long.class)
			.optional();
		asked.ifPresent((id) -> consents
			.record(new Consent(new Consent.Giver(id, person.email()), newsletter, Action.ASKED, occasion)));
		return asked;
	}

	/** What a confirmation link finds; changes nothing. */
	public Standing standing(Confirmation wish) {
		return switch (status(wish.newsletter(), wish.subscriber()).orElse(SubscriptionStatus.UNSUBSCRIBED)) {
			case CONFIRMED -> Standing.CONFIRMED;
			case PENDING -> clock.instant().isBefore(wish.until()) ? Standing.WAITING : Standing.EXPIRED;
			case UNSUBSCRIBED -> Standing.GONE;
		};
	}

	/** Empty for who has never asked for the newsletter, or was erased. */
	public Optional<SubscriptionStatus> status(String newsletter, long subscriber) {
		return db.sql("select status from subscription where newsletter = ? and subscriber = ?")
			.params(newsletter, subscriber)
			.query(SubscriptionStatus.class)
			.optional();
	}

	/** The slugs of all that one press on a confirmation's button confirms. */
	public List<String> waiting(long subscriber) {
		return db.sql("select newsletter from subscription where subscriber = ? and status = 'PENDING' order by 1")
			.param(subscriber)
			.query((row, number) -> row.getString(1))
			.list();
	}

	/**
	 * Confirms all that this person has asked for.
	 * @param occasion for each slug
	 * @return the slugs of what was confirmed; empty when nothing waited for that
	 */
	@Transactional
	public List<String> confirm(Confirmation wish, Function<String, Occasion> occasion) {
		if (standing(wish) != Standing.WAITING) {
			return List.of();
		}
		List<String> confirmed = db.sql("""
				update subscription set status = 'CONFIRMED', confirmed_at = :now, unsubscribed_at = null
				where subscriber = :subscriber and status = 'PENDING'
				returning newsletter
				""")
			.param("now", now())
			.param("subscriber", wish.subscriber())
			.query((row, number) -> row.getString(1))
			.list();
		confirmed
			.forEach((newsletter) -> note(newsletter, wish.subscriber(), Action.CONFIRMED, occasion.apply(newsletter)));
		return confirmed;
	}

	/**
	 * Takes up to a thousand people who asked two days ago and have not confirmed, each
	 * once.
	 * @return the slug of a newsletter that each asked for, by subscriber
	 */
	@Transactional
	public Map<Long, String> takeToRemind() {
		Map<Long, String> taken = new LinkedHashMap<>();
		db.sql("""
				update subscription set reminded_at = :now
				where status = 'PENDING' and reminded_at is null and subscriber in (
				  select subscriber from subscription
				  where status = 'PENDING' and reminded_at is null
				    and asked_at <= :now::timestamptz - interval '48 hours' order by asked_at limit 1000)
				returning subscriber, newsletter
				""").param("now", now()).query((row) -> {
			taken.put(row.getLong("subscriber"), row.getString("newsletter"));
		});
		return taken;
	}

	/**
	 * Ends a subscription; no marker set after this call's transaction sends to this
	 * person. Doing it twice changes nothing.
	 */
	@Transactional
	public void end(String newsletter, long subscriber, Occasion occasion) {
		int ended = db.sql("""
				update subscription set status = 'UNSUBSCRIBED', unsubscribed_at = :now
				where newsletter = :newsletter and subscriber = :subscriber and status <> 'UNSUBSCRIBED'
				""").param("now", now()).param("newsletter", newsletter).param("subscriber", subscriber).update();
		if (ended > 0) {
			note(newsletter, subscriber, Action.ENDED, occasion);
		}
	}

	/**
	 * Begins a subscription anew, on the word of who had ended it.
	 * @return whether it was one that had been confirmed
	 */
	@Transactional
	public boolean resume(String newsletter, long subscriber, Occasion occasion) {
		int resumed = db.sql("""
				update subscription set status = 'CONFIRMED', confirmed_at = :now, unsubscribed_at = null
				where newsletter = :newsletter and subscriber = :subscriber and status = 'UNSUBSCRIBED'
				  and confirmed_at is not null
				""").param("now", now()).param("newsletter", newsletter).param("subscriber", subscriber).update();
		if (resumed > 0) {
			note(newsletter, subscriber, Action.RESUMED, occasion);
		}
		return resumed > 0;
	}

	/**
	 * Confirms a subscription once more, on its reader's word.
	 * @return whether it had not ended
	 */
	@Transactional
	public boolean stay(String newsletter, long subscriber, Occasion occasion) {
		int stays = db.sql("""
				update subscription set confirmed_at = :now, stay_asked_at = null
				where newsletter = :newsletter and subscriber = :subscriber and status = 'CONFIRMED'
				""").param("now", now()).param("newsletter", newsletter).param("subscriber", subscriber).update();
		if (stays > 0) {
			note(newsletter, subscriber, Action.CONFIRMED, occasion);
		}
		return stays > 0;
	}

	/** Whether a subscription ended so recently that its end can be undone. */
	boolean canUndo(String newsletter, long subscriber) {
		return db.sql("""
				select exists (select from subscription where newsletter = :newsletter and subscriber = :subscriber
				  and status = 'UNSUBSCRIBED' and confirmed_at is not null and unsubscribed_at > :since)
				""")
			.param("newsletter", newsletter)
			.param("subscriber", subscriber)
			.param("since", now().minus(UNDO))
			.query(Boolean.class)
			.single();
	}

	private void note(String newsletter, long subscriber, Action action, Occasion occasion) {
		subscribers.find(subscriber)
			.ifPresent((person) -> consents
				.record(new Consent(new Consent.Giver(subscriber, person.email()), newsletter, action, occasion)));
	}

	private OffsetDateTime now() {
		return clock.instant().atOffset(ZoneOffset.UTC);
	}

	/** What a confirmation link finds. */
	public enum Standing {

		/** It can be confirmed. */
		WAITING,

		/** It has been. */
		CONFIRMED,

		/** The link is too old. */
		EXPIRED,

		/** Nobody waits for a confirmation. */
		GONE

	}

}
