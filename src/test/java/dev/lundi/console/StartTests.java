package dev.lundi.console;

import java.util.Locale;
import java.util.Map;

import dev.lundi.content.Week;
import dev.lundi.delivery.Standings;
import dev.lundi.pipeline.RunStatus;
import dev.lundi.pipeline.WeeklyRuns;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.support.WitnessRelay;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

class StartTests extends ConsoleScene {

	StartTests(MockMvcTester mvc, WitnessRelay relay, WeeklyRuns runs, Standings standings, Subscribers subscribers,
			JdbcClient db) {
		super(mvc, relay, runs, standings, subscribers, db);
	}

	@Test
	void aRunStartedHereEndsCompletedAndItsPageSaysThatItBalances() {
		readers(12);
		assertThat(start("edito", WEEK)).hasRedirectedUrl(RUN);
		awaitEnd(RunStatus.COMPLETED);
		assertThat(relay.copies()).hasSize(12).allSatisfy((reader, copies) -> assertThat(copies).isEqualTo(1));
		Document page = nora.page(RUN);
		assertThat(page.select(".standing .state").text()).isEqualTo("complet");
		assertThat(tally(page)).isEqualTo(Map.of("accepté", 12L, "prévus", 12L));
		assertThat(page.text()).contains("Les comptes tombent juste", "Lancé par nora");
		assertThat(page.select(".phases .done")).hasSize(5);
		assertThat(page.select("[data-hx-get]")).isEmpty();
		Document list = nora.page("/console");
		assertThat(list.select("h1").text()).contains("Tout va bien", "complète");
		assertThat(list.select(".runs tbody td.figure").eachText()).containsExactly("12", "12");
	}

	@Test
	void aSecondStartIsRefusedAndNamesTheFirst() {
		readers(1);
		start("edito", WEEK);
		awaitEnd(RunStatus.COMPLETED);
		MvcTestResult second = new Operator(mvc, "paul", Locale.FRENCH).press("/console", "newsletter", "edito", "week",
				WEEK);
		assertThat(second).hasStatus(409);
		Elements notice = Operator.document(second).select("[role=alert]");
		assertThat(notice.text()).contains("2026-W10 existe déjà, lancé par nora", "Cet envoi est complet",
				"Il n’y a plus rien à y faire");
		assertThat(notice.select("a").attr("href")).isEqualTo(RUN);
		assertThat(relay.received()).hasSize(1);
	}

	@Test
	void aStartWithoutConfirmedSubscribersIsRefusedWithTheReason() {
		readers(3);
		db.sql("update subscription set status = case subscriber % 3 when 0 then 'UNSUBSCRIBED' else 'PENDING' end")
			.update();
		MvcTestResult refused = start("edito", WEEK);
		assertThat(refused).hasStatus(409);
		assertThat(Operator.document(refused).select("[role=alert]").text()).contains("0 destinataire",
				"2 personnes n’ont pas encore confirmé", "Rien n’a été lancé");
		assertThat(runs.find("edito", Week.parse(WEEK))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			edito   | 2026-W54 | « 2026-W54 » n’est pas une semaine
			edito   | lundi    | « lundi » n’est pas une semaine
			edito   | <b>      | « <b> » n’est pas une semaine
			edito   | ''       | n’est pas une semaine
			edito   | 9999-W01 | n’est pas finie
			inconnu | 2026-W10 | Aucune lettre ne s’appelle « inconnu »
			""")
	void aStartThatMakesNoSenseIsRefusedInWords(String newsletter, String week, String words) {
		readers(1);
		MvcTestResult refused = start(newsletter, week);
		assertThat(refused).hasStatus(400);
		assertThat(Operator.document(refused).select("[role=alert]").text().replace('\u00a0', ' ')).contains(words);
		assertThat(runs.latest()).noneMatch((run) -> "nora".equals(run.startedBy()));
	}

}
