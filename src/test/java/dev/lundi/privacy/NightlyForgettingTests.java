package dev.lundi.privacy;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

import dev.lundi.content.Week;
import dev.lundi.delivery.MailingProgress;
import dev.lundi.delivery.Standings;
import dev.lundi.pipeline.Run;
import dev.lundi.pipeline.WeeklyRuns;
import dev.lundi.subscriber.Retention;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is forgotten in the night in which it becomes too old, and not in the one before.
 */
class NightlyForgettingTests extends PrivacyScene {

	@Autowired
	private List<Retention> retentions;

	@Autowired
	private SilentReaders silent;

	@Autowired
	private WeeklyRuns runs;

	@Autowired
	private Standings standings;

	@Autowired
	private TransactionTemplate transaction;

	private final OffsetDateTime start = Instant.now().atOffset(ZoneOffset.UTC);

	private void nightOf(OffsetDateTime time) {
		new NightlyForgetting(retentions, silent, Clock.fixed(time.toInstant(), ZoneOffset.UTC)).forget();
	}

	@Test
	void aWishThatNobodyConfirmedIsKeptForAWeekWithItsPerson() {
		long eve = pending("eve@example.org", start);
		nightOf(start.plusDays(7).minusMinutes(1));
		assertThat(count("subscription where subscriber = " + eve)).isOne();
		nightOf(start.plusDays(7).plusMinutes(1));
		assertThat(count("subscription where status = 'PENDING'")).isZero();
		assertThat(count("subscriber where id = " + eve)).isZero();
		assertThat(count("subscriber")).isEqualTo(2);
	}

	private long pending(String address, OffsetDateTime asked) {
		long id = db.sql("""
				insert into subscriber (email, email_key, language, created_at) values (:address, :address, 'fr', :at)
				returning id
				""").param("address", address).param("at", asked).query(Long.class).single();
		db.sql("insert into subscription (newsletter, subscriber, status, asked_at) values ('edito', ?, 'PENDING', ?)")
			.params(id, asked)
			.update();
		return id;
	}

	@Test
	void whoWantsAnotherNewsletterTooStays() {
		db.sql("insert into subscription (newsletter, subscriber, status, asked_at) values ('relu', ?, 'PENDING', ?)")
			.params(ada, start)
			.update();
		nightOf(start.plusDays(8));
		assertThat(count("subscription where subscriber = " + ada)).isOne();
		assertThat(count("subscriber where id = " + ada)).isOne();
	}

	@Test
	void whoHadLeftBeforeAskingAgainIsOneWhoLeft() {
		db.sql("""
				update subscription set status = 'PENDING', unsubscribed_at = :at, asked_at = :at where subscriber = :ada
				""")
			.param("at", start)
			.param("ada", ada)
			.update();
		nightOf(start.plusDays(8));
		assertThat(
				db.sql("select status from subscription where subscriber = ?").param(ada).query(String.class).single())
			.isEqualTo("UNSUBSCRIBED");
	}

	@Test
	void thousandsAreForgottenPartByPart() {
		db.sql("""
				with people as (
				  insert into subscriber (email, email_key, language, created_at)
				  select n || '@example.org', n || '@example.org', 'fr', :at from generate_series(1, 12000) n returning id)
				insert into subscription (newsletter, subscriber, status, asked_at)
				select 'edito', id, 'PENDING', :at from people
				""")
			.param("at", start.minusDays(8))
			.update();
		IntStream.range(0, 2).parallel().forEach((process) -> nightOf(start));
		assertThat(count("subscriber")).isEqualTo(2);
	}

	@Test
	void relaysAnswersAreKeptForThirteenMonthsAndTheAccountForEver() {
		Run run = runs.start("edito", Week.parse("2026-W10"), "test").join();
		long mailing = runs.mailingOf(run).orElseThrow().id();
		MailingProgress before = standings.progress(mailing);
		OffsetDateTime end = clock.instant().atOffset(ZoneOffset.UTC);
		nightOf(end.plusMonths(13).minusDays(1));
		assertThat(count("delivery_attempt where mailing = " + mailing)).isEqualTo(4);
		assertThat(count("delivery where message_id is not null and reply_text is not null")).isEqualTo(2);
		nightOf(end.plusMonths(13).plusDays(1));
		assertThat(count("delivery_attempt where mailing = " + mailing)).isZero();
		assertThat(count("delivery where coalesce(message_id, reply_code::text, enhanced_code, reply_text,"
				+ " relay_queue_id) is not null"))
			.isZero();
		assertThat(standings.progress(mailing)).isEqualTo(before);
		assertThat(before.balances()).isTrue();
	}

	@Test
	void aMailingThatIsCompletedAnewIsForgottenAnew() {
		Run run = runs.start("edito", Week.parse("2026-W10"), "test").join();
		long mailing = runs.mailingOf(run).orElseThrow().id();
		OffsetDateTime later = start.plusMonths(14);
		nightOf(later);
		db.sql("update mailing set completed_at = ?").param(later.plusDays(1)).update();
		db.sql("insert into delivery_attempt (mailing, subscriber, attempt, event, at) values (?, ?, 2, 'ACCEPTED', ?)")
			.params(mailing, ada, later.plusDays(1))
			.update();
		nightOf(later.plusMonths(13));
		assertThat(count("delivery_attempt where mailing = " + mailing)).isOne();
		nightOf(later.plusMonths(13).plusDays(2));
		assertThat(count("delivery_attempt where mailing = " + mailing)).isZero();
	}

	@Test
	void nobodyElseTakesAttemptsAway() {
		runs.start("edito", Week.parse("2026-W10"), "test").join();
		for (String change : List.of("delete from delivery_attempt", "update delivery_attempt set reply_text = null",
				"truncate delivery_attempt")) {
			assertRefused(change, false);
		}
		for (String change : List.of("truncate delivery_attempt", "update delivery_attempt set reply_text = 'other'",
				"update delivery_attempt set reply_text = null, attempt = 9")) {
			assertRefused(change, true);
		}
	}

	private void assertRefused(String change, boolean asRetention) {
		assertThatExceptionOfType(DataAccessException.class).as(change)
			.isThrownBy(() -> transaction.executeWithoutResult((status) -> {
				if (asRetention) {
					db.sql("set local lundi.retention = on").update();
				}
				db.sql(change).update();
			}))
			.withMessageContaining("append-only");
	}

	@Test
	void whereConsentsCameFromIsKeptForSixMonths() {
		OffsetDateTime given = clock.instant().atOffset(ZoneOffset.UTC);
		nightOf(given.plusMonths(6).minusDays(1));
		assertThat(count("consent_origin")).isEqualTo(4);
		nightOf(given.plusMonths(6).plusDays(1));
		assertThat(count("consent_origin")).isZero();
		assertThat(count("consent where subscriber = " + ada)).isEqualTo(2);
	}

	@Test
	void noticesAreKeptForThirteenMonthsAfterTheyAreSettled() {
		db.sql("""
				insert into notice (kind, newsletter, subscriber, status, created_at, next_attempt_at, attempted_at, settled_at)
				select 'WELCOME', 'edito', :ada, status, :at, 'infinity', :at, case status when 'ACCEPTED' then :at end
				from unnest(array['ACCEPTED', 'IN_DOUBT', 'PENDING']) as status
				""")
			.param("ada", ada)
			.param("at", start)
			.update();
		nightOf(start.plusMonths(13).minusDays(1));
		assertThat(count("notice")).isEqualTo(3);
		nightOf(start.plusMonths(13).plusDays(1));
		assertThat(db.sql("select status from notice").query(String.class).single()).isEqualTo("PENDING");
	}

	@Test
	void networksOfSignUpsAreKeptForADay() {
		db.sql("delete from sign_up_network").update();
		db.sql("insert into sign_up_network values ('\\x01', :at, 3), ('\\x02', :at, 1)").param("at", start).update();
		nightOf(start.plusHours(24).minusMinutes(1));
		assertThat(count("sign_up_network")).isEqualTo(2);
		nightOf(start.plusHours(24).plusMinutes(1));
		assertThat(count("sign_up_network")).isZero();
	}

}
