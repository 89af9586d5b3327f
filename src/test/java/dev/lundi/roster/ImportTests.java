package dev.lundi.roster;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.lundi.console.HttpOperator;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** B17 and P6: what becomes of the rows of a file. */
class ImportTests extends RosterScene {

	private static final String PROOF = ",,,,2025-03-12,inscription sur le site\n";

	@Test
	void aRowWithDateAndSourceIsConfirmedAndItsConsentIsOnRecord() {
		assertThat(importing(nora(),
				HEADER + "Lea@Example.org,Léa,en,New York,2025-03-12T10:00:00Z,\"salon du livre, bulletin papier\"\n"))
			.isEqualTo(tally(1, 0, 0, 0, 0, 0, 0));
		assertThat(db.sql("""
				select concat_ws('|', s.email, s.name, s.language, s.zone, n.status, n.confirmed_at at time zone 'UTC')
				from subscriber s join subscription n on n.subscriber = s.id and n.newsletter = 'edito'
				""").query(String.class).list())
			.containsExactly("Lea@example.org|Léa|en|America/New_York|CONFIRMED|2025-03-12 10:00:00");
		assertThat(db.sql("""
				select concat_ws('|', c.action, c.method, c.page, c.language, w.words, c.publisher) from consent c
				join consent_wording w on w.hash = c.wording
				where c.newsletter = 'edito' and c.subscriber = (select id from subscriber)
				""").query(String.class).list())
			.containsExactly("CONFIRMED|IMPORT|abonnes.csv|en|salon du livre, bulletin papier|"
					+ "L’édito du lundi, 12 rue des Lilas, 75020 Paris");
	}

	@Test
	void whoeverHasNoProofWaitsAndGetsNoMail() {
		assertThat(importing(nora(),
				HEADER + "a@example.org,,,,2025-03-12,\nb@example.org,,,,,bulletin\nc@example.org,,,,,\n"))
			.isEqualTo(tally(0, 3, 0, 0, 0, 0, 0));
		assertThat(states().values()).containsExactly("PENDING", "PENDING", "PENDING");
		assertThat(db.sql("select count(*) from notice").query(Long.class).single()).isZero();
		assertThat(db.sql("select count(*) from consent").query(Long.class).single()).isZero();
	}

	@Test
	void onRequestThoseWithoutProofAreAskedAfterThoseWhoSignUp() {
		importing(nora(), HEADER + "a@example.org,,,,,\nb" + PROOF.replaceFirst(",", "@example.org,"), "asking",
				"true");
		assertThat(db.sql("select kind || ' ' || turn from notice").query(String.class).list())
			.containsExactly("CONFIRMATION 2");
	}

	@Test
	void noImportBringsAnybodyBack() {
		subscriber("la@example.org");
		unsubscribed("partie@example.org");
		objecting("opposee@example.org");
		erased("effacee@example.org");
		String people = "la@example.org,partie@example.org,opposee@example.org,effacee@example.org,redemandee@example.org";
		unsubscribed("redemandee@example.org");
		db.sql("""
				update subscription set status = 'PENDING', asked_at = now()
				where subscriber = (select id from subscriber where email_key = 'redemandee@example.org')
				""").update();
		Map<String, String> before = states();
		String csv = HEADER + people.replace(",", PROOF) + PROOF;
		String path = read(nora(), csv);
		assertThat(tally(nora().get(path).document())).isEqualTo(tally(0, 0, 2, 2, 1, 0, 0));
		assertThat(nora().press(path + "/run").status()).isEqualTo(409);
		assertThat(importing(nora(), csv + "neuve@example.org" + PROOF)).isEqualTo(tally(1, 0, 2, 2, 1, 0, 0));
		before.put("neuve@example.org", "CONFIRMED");
		assertThat(states()).isEqualTo(before);
	}

	/** Of whom nothing is left but the keyed hash in the record of consents. */
	private void erased(String email) {
		importing(nora(), HEADER + email + PROOF);
		db.sql("""
				insert into consent (at, subscriber, address_hash, newsletter, action, method, page, language, publisher)
				select now(), subscriber, address_hash, newsletter, 'ENDED', 'ERASURE', '', 'fr', '' from consent
				where page = 'abonnes.csv'
				""")
			.update();
		db.sql("delete from subscriber where email_key = ?").param(email).update();
	}

	@Test
	void ofTenThousandWithFiveHundredOpposedNoneOfThoseCanBeMailed() {
		IntStream.range(0, 500).forEach((n) -> objecting("lecteur" + n * 20 + "@example.org"));
		assertThat(importing(nora(), HEADER + rows(10_000))).isEqualTo(tally(9500, 0, 0, 0, 500, 0, 0));
		assertThat(suppressions.among("edito")).isZero();
		assertThat(states()).hasSize(9500).doesNotContainKey("lecteur20@example.org");
	}

	private static String rows(int count) {
		return IntStream.range(0, count)
			.mapToObj((n) -> "lecteur" + n + "@example.org,Lecteur " + n + ",,,2025-03-12,inscription sur le site\n")
			.collect(Collectors.joining());
	}

	@Test
	void theOneBadLineOfTenThousandIsNamedAndTheOthersAreImported() {
		String csv = HEADER + rows(10_000).replace("lecteur4711@example.org", "lecteur4711.example.org");
		String path = read(nora(), csv);
		Document page = nora().get(path).document();
		assertThat(tally(page)).isEqualTo(tally(9999, 0, 0, 0, 0, 0, 1));
		assertThat(page.select(".bad tbody tr").eachText())
			.containsExactly("4713 email lecteur4711.example.org Il faut un @ entre un nom et un domaine.");
		assertThat(plain(page.select("[role=status]").text()))
			.isEqualTo("10 000 lignes lues. Rien n’est encore importé.");
		nora().press(path + "/run");
		assertThat(plain(nora().get(settled(path)).document().select("[role=status]").text()))
			.isEqualTo("9 999 personnes ont été ajoutées.");
		assertThat(states()).hasSize(9999);
	}

	@Test
	void onRequestOneBadLineRefusesAll() {
		String path = read(nora(), HEADER + rows(20) + "personne,,,,,\n", "strict", "true");
		Document page = nora().get(path).document();
		assertThat(page.select("[role=status]").text())
			.startsWith("Rien n’est importé, et rien ne le sera : une ligne");
		assertThat(page.select("form[action$=/run]")).isEmpty();
		assertThat(nora().press(path + "/run").status()).isEqualTo(409);
		assertThat(states()).isEmpty();
	}

	@Test
	void onRequestAFileWithoutBadLinesIsImportedAllTheSame() {
		String path = read(nora(), HEADER + rows(20), "strict", "true");
		nora().press(path + "/run");
		assertThat(tally(nora().get(settled(path)).document())).isEqualTo(tally(20, 0, 0, 0, 0, 0, 0));
	}

	@Test
	void ofAHundredDuplicatesTheFirstCounts() {
		String again = rows(100).replace("Lecteur", "Autre").replace("lecteur", "LECTEUR");
		assertThat(importing(nora(), HEADER + rows(200) + again)).isEqualTo(tally(200, 0, 0, 0, 0, 100, 0));
		assertThat(db.sql("select count(*) from subscriber where name like 'Lecteur %'").query(Long.class).single())
			.isEqualTo(200);
	}

	@Test
	void aDryRunChangesNothing() {
		subscriber("la@example.org");
		String before = everything();
		read(nora(), HEADER + rows(50) + "la@example.org" + PROOF + "x,,,,,\n");
		assertThat(everything()).isEqualTo(before);
	}

	private String everything() {
		return db
			.sql("""
					select string_agg(t, ' ' order by t) from (
					  select to_jsonb(s)::text as t from subscriber s union all select to_jsonb(n)::text from subscription n
					  union all select to_jsonb(c)::text from consent c union all select to_jsonb(w)::text from consent_wording w
					  union all select to_jsonb(m)::text from notice m union all select to_jsonb(x)::text from suppression x) all_rows
					""")
			.query(String.class)
			.single();
	}

	@Test
	void aPersonOfAnotherNewsletterKeepsNameAndLanguage() {
		HttpOperator nora = nora();
		importing(nora, HEADER + "a@example.org,Ada,en,Europe/London,2025-03-12,site\n");
		db.sql("update subscription set newsletter = 'relu'").update();
		assertThat(importing(nora, HEADER + "A@example.org,Autre,fr,,2025-03-12,salon\n"))
			.isEqualTo(tally(1, 0, 0, 0, 0, 0, 0));
		assertThat(db.sql("select email || name || language || zone from subscriber").query(String.class).list())
			.containsExactly("a@example.orgAdaenEurope/London");
	}

	@Test
	void whoeverWaitsIsConfirmedByAProof() {
		importing(nora(), HEADER + "a@example.org,,,,,\n");
		assertThat(importing(nora(), HEADER + "a@example.org" + PROOF)).isEqualTo(tally(1, 0, 0, 0, 0, 0, 0));
		assertThat(states()).containsValue("CONFIRMED");
		assertThat(importing(nora(), HEADER + "a@example.org,,,,,\nb@example.org,,,,,\n"))
			.isEqualTo(tally(0, 1, 1, 0, 0, 0, 0));
	}

	@Test
	void whoeverLeftByTheFileIsKeptAsGone() {
		assertThat(importing(nora(),
				"email,status\na@example.org,unsubscribed\nb@example.org,désabonné\nc@example.org,pending\n"))
			.isEqualTo(tally(0, 1, 0, 2, 0, 0, 0));
		assertThat(states()).isEqualTo(
				Map.of("a@example.org", "UNSUBSCRIBED", "b@example.org", "UNSUBSCRIBED", "c@example.org", "PENDING"));
	}

}
