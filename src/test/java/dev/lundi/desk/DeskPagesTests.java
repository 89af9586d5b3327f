package dev.lundi.desk;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import dev.lundi.content.Week;
import dev.lundi.issue.IssueStatus;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.pipeline.ScheduledRun;
import dev.lundi.pipeline.WeeklyRuns;
import dev.lundi.support.TestClock;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

class DeskPagesTests extends DeskScene {

	@Autowired
	private Newsletters newsletters;

	@Autowired
	private TestClock clock;

	@Autowired
	private WeeklyRuns runs;

	@Test
	void announcesTheFirstWeekThatNobodyHasStartedYet() {
		Newsletter edito = newsletters.get("edito");
		ScheduledRun next = ScheduledRun.next(edito, clock.instant().atZone(edito.zone()));
		assertThat(page("/desk").text()).contains("À venir : semaine " + next.week());
		db.sql("insert into weekly_run values ('edito', ?, 'COMPLETED', null, 'test', now())")
			.param(next.week().toString())
			.update();
		assertThat(page("/desk").text()).contains("À venir : semaine " + next.following(edito).week());
	}

	@Test
	void theDeskShowsWhatComesAndWhatWentOut() {
		Document desk = page("/desk");
		assertThat(desk.select("h2").eachText()).containsExactly("L’édito du lundi", "Relu");
		assertThat(desk.text()).contains("À venir : semaine", "automatiquement");
		assertThat(desk.select(".card h3 a").attr("href")).isEqualTo(PAGE);
		assertThat(desk.select(".times .now").eachText())
			.anySatisfy((now) -> assertThat(now).contains("par une personne"));
		post("/approve");
		assertThat(page("/desk").select(".issues a").attr("href")).isEqualTo(PAGE);
	}

	@Test
	void aRunThatMadeNoIssueIsExplained() throws Exception {
		runs.start("edito", Week.parse("2019-W10"), "test").get(60, TimeUnit.SECONDS);
		assertThat(page("/desk").select(".notice").text()).contains("La semaine 2019-W10 n’a pas fait de numéro");
	}

	@Test
	void nothingHostileBecomesMarkup() {
		String attack = "</title></bdi></p><script>alert(1)</script>\" onload=\"alert(1)";
		db.sql("truncate issue cascade").update();
		draft(attack, "<p>x</p>", comment("10", attack, "<p>" + LONG_ENOUGH + "</p><script>alert(1)</script><form>"));
		subscriber("x@example.org", attack);
		post("/heading", "subject", attack, "preheader", attack);
		for (String path : List.of("/desk", PAGE, PAGE + "?part=text", PAGE + "?part=source", PAGE + "?q=alert",
				PAGE + "?q=" + "%3Cscript%3Ealert(1)", PAGE + "?as=%22%3E%3Cscript%3E", PAGE + "?done=%3Cscript%3E")) {
			Document page = page(path);
			assertThat(page.select("script:not([src^=/webjars/]), style, [style]")).as(path).isEmpty();
			assertThat(page.select("[onload], [onerror], .comments .words *")).as(path).isEmpty();
		}
		assertThat(page(PAGE).select("h1").text()).contains("<script>alert(1)</script>");
	}

	@Test
	void theDeskIsForEditors() {
		for (String path : List.of("/desk", PAGE, PAGE + "/mail.html", PAGE + "/mail.eml")) {
			assertThat(mvc.get().uri(path).with(anonymous())).hasRedirectedUrl("/login");
			assertThat(mvc.get().uri(path).with(user("paul").roles("OPERATOR"))).hasStatus(403);
		}
		assertThat(mvc.post()
			.uri(PAGE + "/approve")
			.param("version", "1")
			.with(csrf())
			.with(user("paul").roles("OPERATOR"))).hasStatus(403);
		assertThat(issue().status()).isEqualTo(IssueStatus.DRAFT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/heading", "/comments", "/items", "/approve", "/withdraw" })
	void everyChangeNeedsTheTokenOfThePage(String act) {
		assertThat(mvc.post()
			.uri(PAGE + act)
			.param("version", String.valueOf(issue().version()))
			.param("subject", "x")
			.param("preheader", "x")
			.param("comment", "10")
			.param("change", "DROP")).hasStatus(403);
		assertThat(page(PAGE).select("form[method=post] input[name=_csrf]")).hasSizeGreaterThan(4);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/desk/relu/2026-W13", "/desk/relu/x", "/desk/nobody/2026-W12", "/desk/relu/2026-W99",
			PAGE + "?as=999999", PAGE + "?as=nobody" })
	void whatIsNotThereIsNotFound(String path) {
		assertThat(mvc.get().uri(path)).hasStatus(404);
	}

	@Test
	void speaksEnglishToThoseWhoPreferIt() {
		MvcTestResult page = mvc.get().uri(PAGE).locale(Locale.ENGLISH).exchange();
		assertThat(parsed(page).text()).contains("In the inbox", "The conversation", "too short",
				"by somebody at the desk");
		assertThat(parsed(mvc.get().uri("/desk").locale(Locale.ENGLISH).exchange()).text())
			.contains("Read and approve");
	}

}
