package dev.lundi.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import dev.lundi.consent.Consent.Method;
import dev.lundi.consent.Consent.Occasion;
import dev.lundi.notice.NoticeKind;
import dev.lundi.notice.Notices;
import dev.lundi.subscriber.Subscriptions;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Subscriptions of readers who have done nothing on a page of ours for three years. That
 * a mail was opened proves nothing: programs open mails.
 */
@Component
class SilentReaders {

	/** Behind everybody who waits for a mail. */
	private static final int TURN = 1_000_000;

	private static final int YEARS = 3;

	/** To answer. */
	private static final Duration TIME = Duration.ofDays(30);

	/** Some mails never arrive: then another asks, and nobody has left meanwhile. */
	private static final Duration ASK_AGAIN = Duration.ofDays(60);

	private static final String SILENT = """
			n.status = 'CONFIRMED' and greatest(coalesce(n.confirmed_at, s.created_at), s.acted_at) <= :since
			""";

	private final JdbcClient db;

	private final Notices notices;

	private final Subscriptions subscriptions;

	private final Clock clock;

	SilentReaders(JdbcClient db, Notices notices, Subscriptions subscriptions, Clock clock) {
		this.db = db;
		this.notices = notices;
		this.subscriptions = subscriptions;
		this.clock = clock;
	}

	/**
	 * Asks some of them whether they want to stay.
	 * @return how many
	 */
	@Transactional
	public int ask(int most) {
		List<Silent> asked = db.sql("""
				update subscription set stay_asked_at = :now where (newsletter, subscriber) in (
				  select n.newsletter, n.subscriber from subscription n join subscriber s on s.id = n.subscriber
				  where %s and coalesce(n.stay_asked_at <= :again, true) limit :most for update of n skip locked)
				returning newsletter, subscriber,
				  (select language from subscriber s where s.id = subscription.subscriber) as language
				""".formatted(SILENT))
			.param("now", now())
			.param("since", now().minusYears(YEARS))
			.param("again", now().minus(ASK_AGAIN))
			.param("most", most)
			.query(SilentReaders::silent)
			.list();
		asked.forEach((one) -> notices.add(NoticeKind.STAY, one.newsletter(), one.subscriber(), TURN));
		return asked.size();
	}

	/**
	 * Ends some subscriptions whose readers got that mail and have not answered it. They
	 * have left, and are not erased.
	 * @return how many
	 */
	@Transactional
	public int end(int most) {
		List<Silent> silent = db.sql("""
				select n.newsletter, n.subscriber, s.language
				from subscription n join subscriber s on s.id = n.subscriber
				where %s and n.stay_asked_at <= :unanswered and exists (
				  select from notice where notice.subscriber = n.subscriber and notice.newsletter = n.newsletter
				    and kind = 'STAY' and status = 'ACCEPTED' and created_at >= n.stay_asked_at
				    and settled_at <= :unanswered)
				limit :most for update of n skip locked
				""".formatted(SILENT))
			.param("since", now().minusYears(YEARS))
			.param("unanswered", now().minus(TIME))
			.param("most", most)
			.query(SilentReaders::silent)
			.list();
		silent.forEach((one) -> subscriptions.end(one.newsletter(), one.subscriber(),
				new Occasion(Method.SILENCE, "", one.language(), null, null)));
		return silent.size();
	}

	private static Silent silent(ResultSet row, int number) throws SQLException {
		return new Silent(row.getString("newsletter"), row.getLong("subscriber"),
				Locale.forLanguageTag(row.getString("language")));
	}

	private OffsetDateTime now() {
		return clock.instant().atOffset(ZoneOffset.UTC);
	}

	/** A subscription, and the language of its reader. */
	private record Silent(String newsletter, long subscriber, Locale language) {
	}

}
