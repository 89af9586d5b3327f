package dev.lundi.console;

import java.util.List;
import java.util.Map;

import dev.lundi.content.Week;
import dev.lundi.delivery.Standings;
import dev.lundi.pipeline.RunStatus;
import dev.lundi.pipeline.WeeklyRuns;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.support.Until;
import dev.lundi.support.WitnessRelay;
import dev.lundi.support.WitnessRelay.Fault;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

class SteeringTests extends ConsoleScene {

	private static final int CONNECTIONS = 4;

	SteeringTests(MockMvcTester mvc, WitnessRelay relay, WeeklyRuns runs, Standings standings, Subscribers subscribers,
			JdbcClient db) {
		super(mvc, relay, runs, standings, subscribers, db);
	}

	@Test
	void pausedInTheMiddleNothingLeavesUntilItIsResumedAndEverybodyGetsOne() {
		readers(300);
		start("edito", WEEK);
		awaitMails(20);
		assertThat(nora.press(RUN + "/pause")).hasRedirectedUrl(RUN);
		int atPause = relay.received().size();
		awaitEnd(RunStatus.HELD);
		int afterwards = relay.received().size();
		assertThat(afterwards).isLessThan(300).isLessThanOrEqualTo(atPause + CONNECTIONS);
		Document page = nora.page(RUN);
		assertThat(page.select(".standing").text()).isEqualTo("en pause par nora");
		assertThat(tally(page)).containsEntry("accepté", (long) afterwards)
			.containsEntry("en attente", 300L - afterwards);
		assertThat(nora.page("/console").select("h1").text()).contains("Un envoi attend", "en pause, par nora");
		assertThat(nora.press(RUN + "/resume")).hasRedirectedUrl(RUN);
		awaitEnd(RunStatus.COMPLETED);
		assertThat(relay.copies()).hasSize(300).allSatisfy((reader, copies) -> assertThat(copies).isEqualTo(1));
	}

	@Test
	void pausedAndResumedInQuickSuccessionItStillGetsToItsEnd() {
		readers(200);
		start("edito", WEEK);
		for (int round = 1; round <= 10; round++) {
			awaitMails(15 * round);
			assertThat(nora.press(RUN + "/pause")).hasStatus(302);
			assertThat(nora.press(RUN + "/resume")).hasStatus(302);
		}
		awaitEnd(RunStatus.COMPLETED);
		assertThat(relay.copies()).hasSize(200).allSatisfy((reader, copies) -> assertThat(copies).isEqualTo(1));
	}

	@Test
	void cancelledInTheMiddleTheStatesStillAddUp() {
		readers(200);
		start("edito", WEEK);
		awaitMails(20);
		Document before = nora.page(RUN);
		assertThat(before.select("details.danger form").text()).containsPattern("[0-9]+ personnes ne recevront pas");
		assertThat(nora.press(RUN + "/cancel")).hasRedirectedUrl(RUN);
		awaitEnd(RunStatus.CANCELLED);
		Document page = nora.page(RUN);
		long accepted = relay.received().size();
		assertThat(accepted).isLessThan(200);
		assertThat(tally(page)).isEqualTo(Map.of("accepté", accepted, "annulé", 200 - accepted, "prévus", 200L));
		assertThat(page.text()).contains("Les comptes tombent juste");
		assertThat(page.select(".standing .state").text()).isEqualTo("annulé");
	}

	@Test
	void cancelledWhileItWaitsItEnds() {
		readers(200);
		start("edito", WEEK);
		awaitMails(5);
		nora.press(RUN + "/pause");
		awaitEnd(RunStatus.HELD);
		int arrived = relay.received().size();
		nora.press(RUN + "/cancel");
		awaitEnd(RunStatus.CANCELLED);
		assertThat(relay.received()).hasSize(arrived);
		assertThat(nora.page("/console").select("h1").text()).contains("Rien n’attend", "annulé");
	}

	@Test
	void whatWasRejectedCanBeTriedAgain() {
		readers(6);
		relay.fault("lecteur2@example.org", Fault.UNKNOWN_MAILBOX);
		relay.fault("lecteur3@example.org", Fault.CLOSE_AFTER_DOT);
		start("edito", WEEK);
		awaitEnd(RunStatus.COMPLETED);
		Document page = nora.page(RUN);
		assertThat(page.select("input[name=states]").eachAttr("value")).containsExactly("rejected", "in_doubt");
		assertThat(page.select(".tabs a").eachText()).containsExactly("refusé 1", "dans le doute 1");
		assertThat(nora.page(RUN + "?state=rejected").select(".deliveries").text()).contains("l…@example.org",
				"adresse inconnue", "550", "no such mailbox");
		assertThat(nora.page("/console").select("h1").text()).contains("un mail reste dans le doute");
		relay.behave();
		assertThat(nora.press(RUN + "/retry", "states", "rejected")).hasRedirectedUrl(RUN);
		Until.holds("the rejected one is accepted", () -> relay.copies().containsKey("lecteur2@example.org"));
		awaitEnd(RunStatus.COMPLETED);
		assertThat(relay.copies()).hasSize(6).allSatisfy((reader, copies) -> assertThat(copies).isEqualTo(1));
		assertThat(tally(nora.page(RUN))).containsEntry("accepté", 5L).containsEntry("dans le doute", 1L);
	}

	@Test
	void whatIsInDoubtIsSettledByHand() {
		readers(4);
		relay.fault("lecteur2@example.org", Fault.CLOSE_AFTER_DOT);
		relay.fault("lecteur3@example.org", Fault.CLOSE_AFTER_DOT);
		start("edito", WEEK);
		awaitEnd(RunStatus.COMPLETED);
		Document page = nora.page(RUN + "?state=in_doubt");
		List<String> subscribers = page.select("input[name=subscribers]").eachAttr("value");
		assertThat(subscribers).hasSize(2);
		assertThat(nora.press(RUN + "/settle", "settlement", "ACCEPTED")).hasStatus(400);
		assertThat(nora.press(RUN + "/settle", "settlement", "ACCEPTED", "subscribers", subscribers.getFirst()))
			.hasRedirectedUrl(RUN);
		assertThat(tally(nora.page(RUN))).containsEntry("accepté", 3L).containsEntry("dans le doute", 1L);
		relay.behave();
		assertThat(nora.press(RUN + "/settle", "settlement", "RESEND", "subscribers", subscribers.getLast()))
			.hasRedirectedUrl(RUN);
		Until.holds("it is accepted at last", () -> tally(nora.page(RUN)).getOrDefault("accepté", 0L) == 4);
		assertThat(relay.received()).hasSize(5);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "accepted", "ACCEPTED", "nonsense", "deferred" })
	void tryingNothingAgainIsRefused(String states) {
		readers(2);
		relay.fault("lecteur2@example.org", Fault.UNKNOWN_MAILBOX);
		start("edito", WEEK);
		awaitEnd(RunStatus.COMPLETED);
		MvcTestResult refused = nora.press(RUN + "/retry", "states", states);
		assertThat(refused).hasStatus(400);
		assertThat(Operator.document(refused).select("[role=alert]").text()).contains("Choisissez au moins un état");
		assertThat(relay.received()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "pause, Rien n’a été mis en pause", "resume, Rien n’a été repris", "cancel, Rien n’a été annulé",
			"retry, Rien n’a été essayé de nouveau" })
	void whatTheStateDoesNotAllowIsRefusedWithTheState(String action, String words) {
		readers(1);
		start("edito", WEEK);
		awaitEnd(RunStatus.COMPLETED);
		MvcTestResult refused = nora.press(RUN + "/" + action);
		assertThat(refused).hasStatus(409);
		assertThat(Operator.document(refused).select("[role=alert]").text()).contains(words, "complet",
				"Il n’y a plus rien à y faire");
		assertThat(runs.find("edito", Week.parse(WEEK)).orElseThrow().status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(relay.received()).hasSize(1);
	}

	@Test
	void aRunThatWaitsForAnEditorSaysSo() {
		readers("relu", 1);
		start("relu", WEEK);
		Until.holds("the run waits", () -> status("relu") == RunStatus.HELD);
		Document page = nora.page("/console/relu/" + WEEK);
		assertThat(page.select(".notice").text()).contains("attend qu’une personne du bureau l’approuve");
		assertThat(page.select(".actions form").eachAttr("action")).containsExactly("/console/relu/2026-W10/resume");
		assertThat(nora.press("/console/relu/" + WEEK + "/pause")).hasStatus(409);
		assertThat(nora.press("/console/relu/" + WEEK + "/cancel")).hasStatus(409);
		assertThat(nora.page("/console").select(".health").text()).contains("Un envoi attend",
				"attend qu’une personne du bureau l’approuve");
	}

	@Test
	void onlyOperatorsSteerAndOnlyWithTheTokenOfAPage() {
		readers(1);
		for (String path : List.of("/console", RUN + "/pause", RUN + "/resume", RUN + "/cancel", RUN + "/retry",
				"/console/relays/main/test", "/console/relays/try-now")) {
			assertThat(mvc.post().uri(path).with(user("eva").roles("EDITOR")).with(csrf())).as(path).hasStatus(403);
			assertThat(mvc.post().uri(path).with(user("nora").roles("OPERATOR"))).as(path).hasStatus(403);
			assertThat(mvc.post().uri(path).with(csrf())).as(path).hasStatus(302).hasRedirectedUrl("/login");
		}
		assertThat(mvc.get().uri("/console").with(user("eva").roles("EDITOR"))).hasStatus(403);
		assertThat(runs.latest()).noneMatch((run) -> "nora".equals(run.startedBy()));
	}

}
