package dev.lundi.segment;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.lundi.mail.EmailAddress;
import dev.lundi.subscriber.SuppressionReason;
import dev.lundi.subscriber.Suppressions;
import dev.lundi.support.LundiTest;
import dev.lundi.support.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Whom a segment means. */
@LundiTest
class CriteriaTests {

	@Autowired
	private Segments segments;

	@Autowired
	private SegmentCounts counts;

	@Autowired
	private Suppressions suppressions;

	@Autowired
	private TestClock clock;

	@Autowired
	private JdbcClient db;

	@BeforeEach
	void readersOfAllKinds() {
		db.sql("""
				alter table consent disable trigger all;
				truncate subscriber, suppression, issue, weekly_run, segment, consent cascade;
				alter table consent enable trigger all;
				insert into subscriber (email, email_key, language, zone)
				select name || '@example.org', name || '@example.org', language, zone from (values
				  ('ada', 'en', 'Europe/London'), ('bea', 'fr', null), ('caio', 'pt-BR', 'America/Sao_Paulo'),
				  ('dora', 'fr-CA', 'America/Toronto'), ('enzo', 'fr', 'Europe/Paris')) person (name, language, zone);
				insert into subscription (newsletter, subscriber, status, asked_at, confirmed_at)
				select 'edito', id, 'CONFIRMED', asked::timestamptz, confirmed::timestamptz from subscriber join (values
				  ('ada@example.org', '2026-01-31 23:30+01', '2026-02-01 08:00+01'),
				  ('bea@example.org', '2026-02-01 00:10+01', '2026-02-01 09:00+01'),
				  ('caio@example.org', null, '2020-05-01 12:00Z'), ('dora@example.org', null, '2026-03-31 23:59+02'),
				  ('enzo@example.org', '2026-04-01 00:00+02', '2026-04-02 00:00+02')) dates (email, asked, confirmed)
				  using (email);
				""").update();
	}

	@Test
	void aLanguageMeansThoseOfAllCountriesAndACountryItsOwn() {
		assertThat(who(new Criterion.Language(List.of("fr")))).containsExactly("bea", "dora", "enzo");
		assertThat(who(new Criterion.Language(List.of("fr-CA", "en")))).containsExactly("ada", "dora");
		assertThat(who(new Criterion.Language(List.of("pt-PT")))).isEmpty();
	}

	@Test
	void whoHasChosenNoZoneHasTheNewsletters() {
		assertThat(who(new Criterion.Zone(List.of("Europe/Paris")))).containsExactly("bea", "enzo");
		assertThat(who(new Criterion.Zone(List.of("America")))).containsExactly("caio", "dora");
	}

	@Test
	void daysAreThoseOfTheNewsletterAndTheLastOneCounts() {
		assertThat(who(signedUp("2026-02-01", null))).containsExactly("bea", "dora", "enzo");
		assertThat(who(signedUp(null, "2026-01-31"))).containsExactly("ada", "caio");
		assertThat(who(signedUp("2026-02-01", "2026-03-31"))).containsExactly("bea", "dora");
	}

	@Test
	void someAreConfirmedForLongEnough() {
		long days = ChronoUnit.DAYS.between(LocalDate.of(2026, 3, 1),
				LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
		assertThat(who(new Criterion.ConfirmedFor((int) days))).containsExactly("ada", "bea", "caio");
	}

	@Test
	void countsWhatRelaysTookOfThisNewsletterAlone() {
		mailing("edito", "2026-W10", "2026-03-09", "ada ACCEPTED", "bea ACCEPTED", "caio REJECTED", "dora ACCEPTED");
		mailing("edito", "2026-W11", "2026-03-16", "ada ACCEPTED", "bea IN_DOUBT", "dora SKIPPED");
		mailing("relu", "2026-W11", "2026-03-16", "bea ACCEPTED", "enzo ACCEPTED");
		assertThat(who(new MailCriterion.AtLeast(1))).containsExactly("ada", "bea", "dora");
		assertThat(who(new MailCriterion.AtLeast(2))).containsExactly("ada");
		assertThat(who(new MailCriterion.AtMost(1))).containsExactly("bea", "caio", "dora", "enzo");
		assertThat(who(new MailCriterion.AtMost(0))).containsExactly("caio", "enzo");
		assertThat(who(new MailCriterion.AtLeast(1), new MailCriterion.AtMost(1))).containsExactly("bea", "dora");
		assertThat(who(new MailCriterion.AcceptedSince(LocalDate.of(2026, 3, 10)))).containsExactly("ada");
		assertThat(who(new MailCriterion.AcceptedSince(LocalDate.of(2026, 3, 9)))).containsExactly("ada", "bea",
				"dora");
	}

	private void mailing(String newsletter, String week, String day, String... deliveries) {
		long issue = db
			.sql("""
					insert into issue (version, newsletter, week, number, status, subject, preheader, editorial_source_id,
					  editorial_title, editorial_standfirst, editorial_html, editorial_author, editorial_published_at, created_at)
					values (0, ?, ?, (select count(*) + 1 from issue), 'DRAFT', 's', '', '', '', '', '', '', now(), now())
					returning id
					""")
			.params(newsletter, week)
			.query(Long.class)
			.single();
		long mailing = db
			.sql("""
					insert into mailing (issue, newsletter, status, created_at) values (?, ?, 'COMPLETED', now()) returning id
					""")
			.params(issue, newsletter)
			.query(Long.class)
			.single();
		for (String delivery : deliveries) {
			String[] parts = delivery.split(" ", 2);
			db.sql("""
					insert into delivery (mailing, subscriber, status, settled_at)
					select ?, id, ?, (?::timestamp + interval '8 hours') at time zone 'Europe/Paris' from subscriber where email = ?
					""")
				.params(mailing, parts[1], day, parts[0] + "@example.org")
				.update();
		}
	}

	@Test
	void somebodyCameBackByTheirOwnWord() {
		db.sql("""
				insert into consent (at, subscriber, address_hash, newsletter, action, method, page, language, publisher)
				select '2026-03-20', id, '', newsletter, action, 'PREFERENCES', '', 'fr', '' from subscriber join (values
				  ('ada@example.org', 'edito', 'RESUMED'), ('bea@example.org', 'relu', 'RESUMED'),
				  ('caio@example.org', 'edito', 'CONFIRMED')) word (email, newsletter, action) using (email)
				""")
			.update();
		assertThat(who(new Criterion.CameBackSince(LocalDate.of(2026, 3, 20)))).containsExactly("ada");
		assertThat(who(new Criterion.CameBackSince(LocalDate.of(2026, 3, 21)))).isEmpty();
	}

	@Test
	void anotherNewsletterCountsWhenItIsConfirmed() {
		db.sql("""
				insert into subscription (newsletter, subscriber, status, confirmed_at)
				select 'relu', id, status, now() from subscriber join (values ('ada@example.org', 'CONFIRMED'),
				  ('bea@example.org', 'UNSUBSCRIBED'), ('caio@example.org', 'PENDING')) word (email, status) using (email)
				""")
			.update();
		assertThat(who(new NewsletterCriterion.Also(List.of("relu")))).containsExactly("ada");
		assertThat(who(new NewsletterCriterion.Not(List.of("relu")))).containsExactly("bea", "caio", "dora", "enzo");
	}

	@Test
	void allConditionsHoldTogether() {
		assertThat(who(new Criterion.Language(List.of("fr", "en")), signedUp("2026-02-01", null),
				new Criterion.Zone(List.of("America")), new MailCriterion.AtMost(0), new Criterion.ConfirmedFor(1)))
			.containsExactly("dora");
	}

	@Test
	void whoPausesOrIsSuppressedOrHasLeftIsCountedOut() {
		db.sql("update subscription set paused_until = now() + interval '90 days' where subscriber = " + id("bea"))
			.update();
		db.sql("update subscription set status = 'UNSUBSCRIBED' where subscriber = " + id("dora")).update();
		suppress("enzo");
		assertThat(counts.of("edito", new Criteria(List.of(new Criterion.Language(List.of("fr"))))))
			.isEqualTo(new SegmentCounts.Count(4, 2, 1, 1L))
			.satisfies((count) -> assertThat(count.mailed()).isZero());
	}

	private void suppress(String name) {
		suppressions.add(EmailAddress.parse(name + "@example.org"), SuppressionReason.OPERATOR);
	}

	private long id(String name) {
		return db.sql("select id from subscriber where email = ?")
			.param(name + "@example.org")
			.query(Long.class)
			.single();
	}

	private static Criterion signedUp(@Nullable String from, @Nullable String to) {
		return new Criterion.SignedUp((from != null) ? LocalDate.parse(from) : null,
				(to != null) ? LocalDate.parse(to) : null);
	}

	/** The names before the addresses' @. */
	private Set<String> who(Criterion... criteria) {
		Clause clause = segments.clause("edito", new Criteria(List.of(criteria)));
		return new TreeSet<>(db.sql("""
				select split_part(s.email, '@', 1) from subscription n join subscriber s on s.id = n.subscriber
				where n.newsletter = :newsletter and n.status = 'CONFIRMED' and
				""" + clause.sql()).params(clause.values()).query((row, number) -> row.getString(1)).list());
	}

}
