package dev.lundi.desk;

import java.util.concurrent.TimeUnit;

import dev.lundi.content.Week;
import dev.lundi.delivery.Mailing;
import dev.lundi.issue.IssueStatus;
import dev.lundi.pipeline.Run;
import dev.lundi.pipeline.RunStatus;
import dev.lundi.pipeline.WeeklyRuns;
import dev.lundi.support.Until;
import dev.lundi.support.WitnessRelay;
import dev.lundi.support.WitnessRelay.Fault;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

class ApprovalTests extends DeskScene {

	@Autowired
	private WeeklyRuns runs;

	@Autowired
	private WitnessRelay relay;

	@BeforeEach
	void aRelayThatForgets() {
		relay.forget();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/approve", "/withdraw" })
	void nobodyApprovesOrWithdrawsWhatTheyDidNotSee(String act) {
		long seen = issue().version();
		comment("10", CommentChange.DROP);
		assertThat(post(act, "version", String.valueOf(seen))).hasStatus(409);
		assertThat(issue().status()).isEqualTo(IssueStatus.DRAFT);
	}

	@Test
	void anIssueThatIsTooLongForAMailIsNotApproved() {
		db.sql("update issue set editorial_html = ?").param("<p>" + "lendemain été ".repeat(7000) + "</p>").update();
		MvcTestResult refused = post("/approve");
		assertThat(refused).hasStatus(422);
		assertThat(parsed(refused).select("[role=alert]").text()).matches(".*\\d{3}.\\d{3} octets sur 90.000.*");
		assertThat(issue().status()).isEqualTo(IssueStatus.DRAFT);
	}

	@Test
	void approvalFreezesTheIssueAndLaterChangesAreRefusedInWords() {
		assertThat(page(PAGE).text()).contains("Aucun passage n’attend ce numéro");
		assertThat(post("/approve")).hasRedirectedUrl(PAGE + "?done=approve");
		assertThat(issue().approvedBy()).contains("marie");
		Document page = page(PAGE);
		assertThat(page.text()).contains("Ce numéro est approuvé", "par marie");
		assertThat(page.select(".corrections form:not([action*=withdraw], [action*=takedown])")).isEmpty();
		MvcTestResult late = post("/heading", "subject", "Trop tard", "preheader", "");
		assertThat(late).hasStatus(409);
		assertThat(parsed(late).select("[role=alert]").text()).contains("n’est plus un brouillon", "Trop tard");
		assertThat(comment("10", CommentChange.DROP)).hasStatus(409);
		assertThat(post("/approve")).hasStatus(409);
		assertThat(issue().subject()).isEqualTo("Le banc vide");
	}

	@Test
	void withdrawingIsConfirmedInWordsAndFinal() {
		assertThat(page(PAGE).select("details.danger").text()).contains("ne partira pas", "Retirer le numéro 1");
		assertThat(post("/withdraw")).hasRedirectedUrl(PAGE + "?done=withdraw");
		assertThat(page(PAGE).text()).contains("Ce numéro est retiré");
		assertThat(page(PAGE).select("details.danger")).isEmpty();
		assertThat(post("/withdraw")).hasStatus(409);
	}

	@Test
	void approvingLetsTheRunThatWaitsGoOnByItself() throws Exception {
		subscriber("elodie@example.org", "Élodie");
		subscriber("paul@example.org", null);
		Week week = Week.parse("2026-W10");
		runs.start("relu", week, "test").get(60, TimeUnit.SECONDS);
		assertThat(runs.find("relu", week).orElseThrow().status()).isEqualTo(RunStatus.HELD);
		String path = "/desk/relu/2026-W10";
		assertThat(page(path).select("button.primary").text()).isEqualTo("Approuver et envoyer à 2 personnes");
		act("/approve");
		Until.holds("the run has ended", () -> runs.find("relu", week).orElseThrow().status() == RunStatus.COMPLETED);
		assertThat(relay.copies()).containsEntry("elodie@example.org", 1L).containsEntry("paul@example.org", 1L);
		assertThat(page(path).text()).contains("2 acceptés");
		assertThat(page("/desk").select(".issues").text()).contains("2 acceptés");
	}

	@Test
	void withdrawingAnIssueThatIsBeingSentSendsItToNobodyElse() throws Exception {
		subscriber("elodie@example.org", "Élodie");
		subscriber("paul@example.org", null);
		relay.fault("anybody", Fault.REFUSE_SENDER);
		Week week = Week.parse("2026-W10");
		Run run = runs.start("relu", week, "test").get(60, TimeUnit.SECONDS);
		act("/approve");
		Until.holds("the mailing is paused", () -> runs.mailingOf(run).map(Mailing::pauseReason).isPresent()
				&& runs.find("relu", week).orElseThrow().status() == RunStatus.HELD);
		relay.behave();
		act("/withdraw");
		Until.holds("the run has ended", () -> runs.find("relu", week).orElseThrow().status() == RunStatus.CANCELLED);
		assertThat(relay.received()).isEmpty();
	}

	private void act(String act) {
		String path = "/desk/relu/2026-W10";
		String version = page(path).select("input[name=version]").attr("value");
		assertThat(mvc.post().uri(path + act).param("version", version).with(csrf())).hasStatus(302);
	}

}
