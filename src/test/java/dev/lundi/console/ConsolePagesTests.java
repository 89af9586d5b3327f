package dev.lundi.console;

import java.util.List;
import java.util.Locale;

import dev.lundi.delivery.Standings;
import dev.lundi.pipeline.RunStatus;
import dev.lundi.pipeline.WeeklyRuns;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.support.WitnessRelay;
import dev.lundi.support.WitnessRelay.Fault;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

class ConsolePagesTests extends ConsoleScene {

	ConsolePagesTests(MockMvcTester mvc, WitnessRelay relay, WeeklyRuns runs, Standings standings,
			Subscribers subscribers, JdbcClient db) {
		super(mvc, relay, runs, standings, subscribers, db);
	}

	@Test
	void saysThatNothingWaitsBeforeTheFirstRun() {
		Document page = nora.page("/console");
		assertThat(page.select("h1").text()).isEqualTo("Rien n’attend : aucun envoi n’a encore eu lieu.");
		assertThat(page.select("select[name=newsletter] option").eachAttr("value")).containsExactly("edito", "relu");
		assertThat(page.select("select[name=week] option")).hasSize(8);
	}

	@Test
	void noListShowsAWholeAddressNotEvenWhereTheRelayQuotesIt() {
		readers(2);
		relay.fault("lecteur1@example.org", Fault.UNKNOWN_MAILBOX);
		start("edito", WEEK);
		awaitEnd(RunStatus.COMPLETED);
		db.sql("update delivery set reply_text = '5.1.1 <lecteur1@example.org>: no such mailbox' where reply_code = 550")
			.update();
		assertThat(nora.page(RUN).select(".deliveries").text()).contains("<l…@example.org>: no such mailbox")
			.doesNotContain("lecteur1");
	}

	@Test
	void nothingThatTheRelaySaysBecomesMarkup() {
		readers(3);
		String attack = "</bdi></td><script>alert(1)</script><img src=x onerror=alert(1)>";
		relay.fault("lecteur1@example.org", Fault.ANSWER_IN_MARKUP);
		start("edito", WEEK);
		awaitEnd(RunStatus.COMPLETED);
		assertThat(nora.page(RUN).select(".deliveries .reply").text()).contains("550", "<script>alert(1)</script>");
		db.sql("update weekly_run set reason = ?, started_by = ?, status = 'FAILED'").params(attack, attack).update();
		db.sql("update mailing set status = 'PAUSED', pause_reason = ?").param(attack).update();
		for (String path : List.of("/console", RUN, RUN + "?state=" + "<script>")) {
			Document page = nora.page(path);
			assertThat(page.select("script:not([src^=/webjars/]), [onerror], [style], style")).as(path).isEmpty();
			assertThat(page.text()).as(path).contains("<script>alert(1)</script>");
		}
	}

	@Test
	void theMovingPartIsServedAloneAndAsksForTheWholePageWhenTheStateHasChanged() {
		readers(2);
		start("edito", WEEK);
		awaitEnd(RunStatus.COMPLETED);
		db.sql("update mailing set status = 'SENDING'").update();
		MvcTestResult same = nora.get(RUN + "/progress?seen=SENDING");
		assertThat(same).hasStatusOk().headers().doesNotContainHeader("HX-Refresh");
		assertThat(Operator.document(same).select("html body header")).isEmpty();
		assertThat(tally(Operator.document(same))).containsEntry("accepté", 2L);
		assertThat(nora.page(RUN).select("[aria-live]").attr("data-hx-get")).isEqualTo(RUN + "/progress?seen=SENDING");
		db.sql("update mailing set status = 'COMPLETED'").update();
		assertThat(nora.get(RUN + "/progress?seen=SENDING")).hasStatusOk().headers().hasValue("HX-Refresh", "true");
		assertThat(nora.get(RUN + "/progress?seen=COMPLETED")).headers().hasValue("HX-Refresh", "true");
		assertThat(nora.get(RUN + "/progress?seen=x")).hasStatus(400);
	}

	@Test
	void speaksEnglishToThoseWhoPreferItWithTheirNumbers() {
		readers(1);
		start("edito", WEEK);
		awaitEnd(RunStatus.COMPLETED);
		db.sql("update mailing set planned = 12345").update();
		Operator amy = new Operator(mvc, "amy", Locale.ENGLISH);
		assertThat(amy.page(RUN).text()).contains("12,345", "The ledger does not balance", "Started by nora");
		assertThat(nora.page(RUN).text()).contains("12\u202f345", "Les comptes ne tombent pas juste");
		assertThat(new Operator(mvc, "uwe", Locale.GERMAN).page(RUN).text()).contains("12\u202f345");
		assertThat(amy.page("/console").select("h1").text()).contains("does not balance");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/console/edito/2026-W09", "/console/edito/2026-W99", "/console/edito/x",
			"/console/inconnu/2026-W10", "/console/edito/2026-W09/progress?seen=SENDING" })
	void aRunThatIsNotThereIsNotFound(String path) {
		assertThat(nora.get(path)).hasStatus(404);
	}

	@Test
	void everyFormOnThePagesCarriesTheToken() {
		readers(1);
		relay.fault("lecteur1@example.org", Fault.UNKNOWN_MAILBOX);
		start("edito", WEEK);
		awaitEnd(RunStatus.COMPLETED);
		for (String path : List.of("/console", RUN)) {
			Document page = nora.page(path);
			assertThat(page.select("main form")).as(path).isNotEmpty();
			assertThat(page.select("form")).as(path)
				.allSatisfy((form) -> assertThat(form.select("input[name=_csrf]").attr("value")).isNotEmpty());
		}
	}

}
